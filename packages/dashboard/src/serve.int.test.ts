import { request } from 'node:http';
import { CHROMIUM, hindrances, READERS, see, startBrowser } from '@gradus/reports/testing';
import { followClass } from './follow-class';
import { type Dashboard, PortBusy, serve } from './serve';
import { MadeRun } from './testing/made-run';

jest.setTimeout(180_000);

let run: MadeRun;
let dashboard: Dashboard;
beforeEach(async () => {
  run = new MadeRun({ students: 30, hostile: true });
  run.grade(5);
  dashboard = await serve({ state: followClass({ out: run.out, total: run.total, life: () => run.life }) });
});
afterEach(async () => {
  await dashboard.close();
  run.remove();
});

/** The status of an answer, and its text, with any host, method and path. */
function ask(path: string, { host, method = 'GET' }: { host?: string; method?: string } = {}) {
  const { port } = new URL(dashboard.url);
  return new Promise<{ code: number; text: string; headers: object }>((done, fail) => {
    const sent = request({ port, path, method, host: '127.0.0.1', headers: host === undefined ? {} : { host } }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => done({ code: response.statusCode!, text, headers: response.headers }));
    });
    sent.on('error', fail).end();
  });
} // prettier-ignore

/** Everything that is sent to one who follows, as it comes. */
class Follower {
  text = '';
  /** Resolves when nothing more can come. */
  readonly end: Promise<unknown>;
  private readonly sent = request(`${dashboard.url}events`);

  constructor() {
    this.end = new Promise((done) => {
      this.sent.on('response', (response) => {
        response.setEncoding('utf8').on('data', (chunk: string) => (this.text += chunk));
        response.on('close', done);
      });
    });
    this.sent.end();
  }

  async until(part: string): Promise<void> {
    while (!this.text.includes(part)) await new Promise((done) => setTimeout(done, 20));
  }

  leave(): void {
    this.sent.destroy();
  }
}

describe('serve()', () => {
  it('shows nothing without the token, to another host name, or on other requests than GET', async () => {
    const path = new URL(dashboard.url).pathname;
    expect((await ask('/')).code).toBe(403);
    expect((await ask('/events')).code).toBe(403);
    expect((await ask(path, { host: 'evil.example' })).code).toBe(403);
    expect((await ask(`${path}events`, { host: 'evil.example' })).code).toBe(403);
    expect((await ask(path, { method: 'POST' })).code).toBe(405);
    expect((await ask(`${path}results`)).code).toBe(404);
    const { code, text, headers } = await ask(path);
    expect([code, text.slice(0, 15)]).toEqual([200, '<!doctype html>']);
    expect(headers).toMatchObject({ 'content-security-policy': expect.stringContaining("default-src 'none'"), 'cache-control': 'no-store', 'x-frame-options': 'DENY' }); // prettier-ignore
  });

  it('tells several who follow what changes, and when it ends', async () => {
    const followers = [new Follower(), new Follower()];
    await Promise.all(followers.map((follower) => follower.until('5 <small>of')));
    followers[1]!.leave();
    run.grade(3);
    await followers[0]!.until('8 <small>of');
    const late = new Follower();
    await late.until('8 <small>of');
    expect(followers[1]!.text).not.toContain('8 <small>of');
    await dashboard.close();
    await followers[0]!.end;
    expect(followers[0]!.text).toContain('event: end');
  });

  it('tells those who follow when the folder was spoilt, and lives on', async () => {
    const follower = new Follower();
    await follower.until('5 <small>of');
    run.append('nonsense\n');
    await follower.until('event: problem');
    expect((await ask(new URL(dashboard.url).pathname)).code).toBe(500);
  });

  it('refuses a port that is taken', async () => {
    const port = Number(new URL(dashboard.url).port);
    await expect(serve({ state: followClass({ out: run.out, total: 1, life: () => run.life }), port })).rejects.toThrow(
      PortBusy,
    );
  });
});

const inBrowser = CHROMIUM === undefined ? it.skip : it;
describe('in a browser (skipped where no Chromium is installed)', () => {
  inBrowser('changes while the run goes on, hinders nobody, and lets no text of a student act', async () => {
    const browser = await startBrowser();
    try {
      for (const reader of Object.values(READERS)) {
        const { page, complaints, requests } = await see(browser, dashboard.url, reader);
        await page.getByText('Live.').waitFor();
        run.grade(1);
        await page.getByText(/^(6|7|8) of/).first().waitFor(); // prettier-ignore
        expect(await hindrances(page)).toEqual([]);
        expect(await page.evaluate('globalThis.hacked')).toBeUndefined();
        expect(complaints).toEqual([]);
        expect(requests).toEqual([`${dashboard.url}events`]);
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
        await page.context().close();
      }
    } finally {
      await browser.close();
    }
  });
});
