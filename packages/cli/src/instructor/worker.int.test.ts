import { once } from 'node:events';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { RedisServer, SERVER } from '@gradus/queue/testing/redis-server';
import { TinyCourse } from '../testing/tiny-course';

jest.setTimeout(180_000);

const WEAK = ['--isolation', 'weak', '--jobs', '1'];
/** Too large to travel through the queue. */
const LARGE = `2 * x /* ${'x'.repeat(100_000)} */`;
const ANSWERS = { ada: LARGE, bob: '3 * x', cy: 'x + x', dan: '2', eve: '{ throw new Error("no"); }' };

let course: TinyCourse;
let server: RedisServer;

/** Redis is a program of its own: `apt-get install redis-server`. */
const withServer = SERVER === undefined ? describe.skip : describe;

withServer('gradus grade --queue (needs redis-server or valkey-server)', () => {
  beforeAll(async () => {
    course = new TinyCourse();
    for (const [id, body] of Object.entries(ANSWERS)) {
      const text = `export const twice = (x: number): number => ${body.startsWith('{') ? body : `(${body})`};\n`;
      course.write(`handed-in/${id}/01-times/01-twice.ts`, text);
    }
    server = new RedisServer();
    await server.start();
    course.write('queue.txt', server.url);
    mkdirSync(join(course.root, 'shared'));
  });
  afterAll(async () => {
    await server.remove();
    course.dispose();
  });

  const grade = (out: string, ...args: string[]) =>
    course.gradus([
      'grade',
      'handed-in',
      '--out',
      out,
      '--lessons',
      '1',
      '--seed',
      '7',
      '--isolation',
      'weak',
      ...args,
    ]);
  const station = () => course.start(['worker', '--shared', 'shared', ...WEAK], { env: { GRADUS_QUEUE: server.url } });

  const isWaiting = ({ stdout }: ReturnType<typeof station>) =>
    new Promise<void>((done) => {
      let text = '';
      stdout.on('data', (chunk: Buffer) => {
        text += chunk.toString('utf8');
        if (text.includes('Waiting for tasks')) done();
      });
    });

  /** Each station has one slot. */
  const bothWork = async () => {
    const client = server.client();
    while ((await client.llen('gradus:submissions:active')) < 2)
      await new Promise((resolve) => setTimeout(resolve, 20));
    client.disconnect();
  };

  test('grades are those of one computer, though a station is killed', async () => {
    const [victim, other] = [station(), station()];
    await Promise.all([victim, other].map(isWaiting)); // or the first one might do all
    const run = grade('by-queue', '--queue', '@queue.txt', '--shared', 'shared');
    await bothWork();
    victim.kill('SIGKILL');
    expect(await run).toMatchObject({ code: 0 });
    const regrade = await course.gradus(['regrade', 'by-queue', '--queue', '@queue.txt', '--shared', 'shared', '--isolation', 'weak']); // prettier-ignore
    expect(regrade).toMatchObject({ code: 0, stdout: expect.stringContaining('Nothing would change.') as string });
    other.kill('SIGTERM');
    expect((await once(other, 'exit'))[0]).toBe(0);
    expect(await grade('by-itself', '--jobs', '1')).toMatchObject({ code: 0 });
    expect(course.read('by-queue/grades.csv')).toBe(course.read('by-itself/grades.csv'));
    expect(readdirSync(join(course.root, 'shared'))).toEqual(['gradus-shared-folder']);
    expect(course.read('by-queue/grades.csv')).toMatch(/^ada,graded,16,/m);
  });

  test('a station with another checkout ends with the reason', async () => {
    const run = course.start(['grade', 'handed-in', '--out', 'stranger', '--queue', server.url, '--isolation', 'weak', '--backend', 'cpu']); // prettier-ignore
    const { code, stderr } = await course.gradus(['worker', '--queue', server.url, ...WEAK]);
    expect(code).toBe(2);
    expect(stderr).toContain('  backend wasm here, cpu wanted\n');
    run.kill('SIGINT');
    expect((await once(run, 'exit'))[0]).toBe(130);
  });
});

test('a queue that is not there is wrong usage', async () => {
  const there = new TinyCourse();
  const args = ['worker', '--queue', 'redis://127.0.0.1:1', '--isolation', 'weak'];
  const { code, stderr } = await there.gradus(args);
  expect(code).toBe(2);
  expect(stderr).toContain('No Redis or Valkey answers at redis://127.0.0.1:1');
  there.dispose();
});
