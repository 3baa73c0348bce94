import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readRun } from '@gradus/class';
import { writeMadeClass, writeOverrides } from '@gradus/class/testing';
import { HOSTILE, HOSTILE_NAMES } from '@gradus/contract/testing';
import { readCourse } from '@gradus/judge';
import { CHROMIUM, hindrances, READERS, see, startBrowser } from '@gradus/reports/testing';
import { captured } from '../testing/captured';
import { classReport } from './class-report';

jest.setTimeout(600_000);

const COURSE = readCourse(resolve(__dirname, '../../../..'));
const folder = mkdtempSync(join(tmpdir(), 'report-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function reported(name: string, options: Parameters<typeof writeMadeClass>[1], overrides: object[] = []) {
  const out = join(folder, name);
  writeMadeClass(out, options);
  writeOverrides(out, overrides);
  await captured('stdout', () => classReport(COURSE, out));
  return join(out, 'report');
}

const urlOf = (...parts: string[]) => pathToFileURL(join(...parts)).href;
const textOf = (...parts: string[]) => readFileSync(join(...parts), 'utf8');
const pagesOf = (report: string) =>
  ['students', 'lessons'].flatMap((name) =>
    readdirSync(join(report, name))
      .filter((file) => file.endsWith('.html'))
      .map((file) => join(report, name, file)),
  );

describe('classReport', () => {
  it('writes a page about the class, one for each lesson, and two for each student with a grade', async () => {
    const report = await reported('small', { students: 5, lessons: 2 });
    expect(readdirSync(report).sort()).toEqual(['index.html', 'lessons', 'students']);
    expect(readdirSync(join(report, 'lessons'))).toEqual(['01-tensor-ops.html', '02-broadcasting.html']);
    expect(readdirSync(join(report, 'students'))).toHaveLength(10);
  });

  it('shows what an instructor decided: to them with the reason, to the student without', async () => {
    await reported('undecided', { students: 5, lessons: 2 });
    const [id] = readdirSync(join(folder, 'undecided/results')).map((name) => name.replace('.json', ''));
    const report = await reported('decided', { students: 5, lessons: 2 }, [
      { id, exercise: '1.02', points: 0, reason: 'copied, says the dean' },
      { id, exercise: 'total', points: 123, reason: 'agreed' },
    ]);
    expect(textOf(report, 'index.html')).toContain('copied, says the dean');
    for (const file of [`${id}.html`, `${id}.md`]) {
      const page = textOf(report, 'students', file);
      expect(page).toContain('123 of 200');
      expect(page).toContain('Your instructor gave 0 points');
      expect(page).not.toContain('dean');
    }
  });

  it('keeps what a private check was about from the student, not that it failed', async () => {
    const report = await reported('private', { students: 40, lessons: 1 });
    const hidden = [...readRun(join(folder, 'private'), []).people].flatMap(({ row, results }) => {
      const checks = results?.lessons[0]!.exercises.flatMap(({ checks }) => checks) ?? [];
      return checks
        .filter(({ visibility, input }) => visibility === 'private' && input !== undefined)
        .map(({ title, input }) => ({ id: row.id, title, input: input! }));
    });
    expect(hidden.length).toBeGreaterThan(0);
    for (const { id, title, input } of hidden) {
      const [page, markdown] = ['html', 'md'].map((kind) => textOf(report, 'students', `${id}.${kind}`)) as [
        string,
        string,
      ];
      for (const text of [page, markdown]) {
        expect(text).toContain('This check is private');
        expect(text).not.toContain(input.slice(0, 60));
      }
      expect(page).toContain(title.slice(0, 10));
    }
  });

  it('leaves nothing of an earlier report, and nothing beside it', async () => {
    const report = await reported('again', { students: 5, lessons: 1 });
    const before = readdirSync(join(report, 'students'));
    await captured('stdout', () => classReport(COURSE, join(folder, 'again')));
    expect(readdirSync(join(report, 'students'))).toEqual(before);
    expect(readdirSync(join(folder, 'again')).filter((name) => /part|old/.test(name))).toEqual([]);
  });
});

if (CHROMIUM === undefined)
  process.stderr.write('Skipped, since there is no Chromium here: how pages look in a browser.\n');
const withBrowser = CHROMIUM === undefined ? describe.skip : describe;

withBrowser('in a browser', () => {
  let browser: Awaited<ReturnType<typeof startBrowser>>;
  beforeAll(async () => (browser = await startBrowser()));
  afterAll(() => browser.close());

  describe('a class of 120', () => {
    let report: string;
    let pages: string[];
    beforeAll(async () => {
      report = await reported('120', { students: 120 });
      pages = ['index.html', 'lessons/04-softmax.html', ...someStudents(report)];
    });

    it.each(Object.keys(READERS))(
      'hinders nobody, asks for nothing and is as wide as the screen: %s',
      async (reader) => {
        for (const path of pages) {
          const { page, requests, complaints } = await see(browser, urlOf(report, path), READERS[reader]);
          expect({ path, hindrances: await hindrances(page) }).toEqual({ path, hindrances: [] });
          expect({ path, requests, complaints }).toEqual({ path, requests: [], complaints: [] });
          expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
          await page.context().close();
        }
      },
    );

    it('sorts by a click, and back, and finds', async () => {
      const { page } = await see(browser, urlOf(report, 'index.html'));
      const points = async () => page.locator('#everybody tbody tr:not([hidden]) td:nth-child(2)').allTextContents();
      const numbers = async () => (await points()).filter((text) => text !== '').map(Number);
      await page.locator('#everybody thead button', { hasText: 'Points' }).click();
      const falling = await numbers();
      expect(falling.length).toBeGreaterThan(100);
      expect(falling).toEqual(falling.toSorted((a, b) => b - a));
      expect((await points()).at(-1)).toBe(''); // without a grade: last, whichever way
      await page.locator('#everybody thead button', { hasText: 'Points' }).click();
      expect(await numbers()).toEqual(falling.toReversed());
      await page.locator('#find').fill('missing');
      expect(await page.locator('#everybody tbody tr:not([hidden])').count()).toBe(4);
      expect(await page.locator('[role=status]').textContent()).toBe('4 of 120');
      await page.context().close();
    });

    it('reads without script, and with nothing on it that would need one', async () => {
      const { page, complaints } = await see(browser, urlOf(report, 'index.html'), { javaScriptEnabled: false });
      expect(await page.locator('#everybody tbody tr').count()).toBe(120);
      expect(await page.locator('#find').isVisible()).toBe(false);
      expect(await page.locator('button').count()).toBe(0);
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  });

  it('lets nothing that students wrote do anything, and shows it as it is', async () => {
    const report = await reported('hostile', { students: 6, hostile: true }, [
      { id: HOSTILE_NAMES[0], exercise: 'total', points: 1, reason: HOSTILE.script },
    ]);
    const files = [join(report, 'index.html'), ...pagesOf(report)];
    let shown = '';
    for (const file of files) {
      const { page, requests, complaints } = await see(browser, pathToFileURL(file).href);
      expect({ file, requests, complaints }).toEqual({ file, requests: [], complaints: [] });
      expect(await page.evaluate('globalThis.hacked')).toBeUndefined();
      expect(await page.evaluate(FOREIGN)).toEqual([]);
      expect(await hindrances(page)).toEqual([]);
      expect(await page.evaluate(HARMFUL_TEXT)).toBe(false);
      await page.setViewportSize({ width: 390, height: 844 });
      expect({ file, isWider: await page.evaluate('document.documentElement.scrollWidth > innerWidth') }).toEqual({ file, isWider: false }); // prettier-ignore
      shown += String(await page.evaluate('document.body.textContent'));
      await page.context().close();
    }
    for (const name of ['script', 'image', 'svg', 'pre', 'attribute', 'style', 'template', 'formula', 'sum'] as const) {
      expect(shown).toContain(HOSTILE[name]);
    }
  });
});

/** Elements, attributes and addresses that no template of ours makes. */
const FOREIGN = `(() => {
  const ours = new Set('HTML HEAD META LINK TITLE STYLE BODY A HEADER NAV UL OL LI P H1 H2 H3 H4 MAIN SECTION ARTICLE DIV DL DT DD SMALL STRONG EM SPAN CODE PRE FIGURE FIGCAPTION DETAILS SUMMARY TABLE THEAD TBODY TR TH TD LABEL INPUT BUTTON FOOTER SCRIPT svg title desc g path rect circle text'.split(' '));
  return [...document.querySelectorAll('*')].flatMap((element) => {
    const wrong = [...element.attributes].filter(({ name, value }) => name.startsWith('on') || name === 'style' || name === 'autofocus' || (name === 'href' && !/^(#[a-z0-9-]+|data:,|[A-Za-z0-9._\\/-]+|(\\.\\.\\/)?(students|results)\\/[A-Za-z0-9._%!'()*~-]+)$/.test(value)));
    return ours.has(element.tagName) && wrong.length === 0 ? [] : [element.outerHTML.slice(0, 200)];
  });
})()`;

/** Whether a character is left that moves, hides or turns text. */
const HARMFUL_TEXT = String.raw`/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/.test(document.documentElement.outerHTML)`;

/** The first, the last, and the one with the longest page. */
function someStudents(report: string): string[] {
  const files = readdirSync(join(report, 'students'))
    .filter((name) => name.endsWith('.html'))
    .map((name) => `students/${name}`);
  const longest = files.toSorted((a, b) => textOf(report, b).length - textOf(report, a).length)[0]!;
  return [...new Set([files[0]!, longest, files.at(-1)!])];
}
