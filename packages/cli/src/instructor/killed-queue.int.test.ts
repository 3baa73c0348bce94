import type { ChildProcess } from 'node:child_process';
import { RedisServer, SERVER } from '@gradus/queue/testing/redis-server';
import { TinyCourse } from '../testing/tiny-course';

/** `GRADUS_KILLS=20` for a thorough look. */
const KILLS = Number(process.env['GRADUS_KILLS'] ?? 3);
jest.setTimeout(180_000 + KILLS * 60_000);

const WORDS = ['twice', 'thrice', 'fourfold', 'fivefold', 'sixfold', 'sevenfold', 'eightfold'];
/** More than are graded between the kills. */
const IDS = Array.from({ length: 8 + 4 * KILLS }, (_, i) => `student-${i + 100}`);

const after = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));
const ended = (child: ChildProcess) => new Promise<number | null>((done) => child.on('close', done));

/** Redis is a program of its own: `apt-get install redis-server`. */
const withServer = SERVER === undefined ? describe.skip : describe;

withServer('gradus grade --queue (needs redis-server or valkey-server)', () => {
  let course: TinyCourse;
  let server: RedisServer;
  let stations: ChildProcess[];
  let run: ChildProcess;

  beforeAll(async () => {
    course = new TinyCourse();
    IDS.forEach((id, student) => {
      WORDS.forEach((word, i) => {
        const factor = (student + i) % 4 === 0 ? 9 : i + 2;
        const text = `export const ${word} = (x: number): number => ${factor} * x;\n`;
        course.write(`in/${id}/exercises/01-times/0${i + 1}-${word}.ts`, text);
      });
    });
    server = new RedisServer();
    await server.start();
  });
  afterAll(async () => {
    for (const child of [run, ...stations]) child.kill('SIGKILL');
    await server.remove();
    course.dispose();
  });

  const grade = (...args: string[]) =>
    course.start(['grade', 'in', '--lessons', '1', '--seed', '3', '--isolation', 'weak', '--resume', ...args]);
  const begin = () => grade('--out', 'killed', '--queue', server.url);
  const station = () => course.start(['worker', '--queue', server.url, '--isolation', 'weak', '--jobs', '1']);
  const graded = () => {
    const lines = course.has('killed/journal.jsonl')
      ? course.read('killed/journal.jsonl').split('\n').slice(0, -1)
      : []; // the last one may be half a line
    return lines.filter((line) => line.endsWith('}')).map((line) => (JSON.parse(line) as { id: string }).id);
  };

  const killStation = async () => {
    stations.shift()!.kill('SIGKILL');
    stations.push(station());
  };
  const killServer = async () => {
    await server.kill();
    await after(Math.random() * 500);
    await server.start();
  };
  const killRun = async () => {
    const over = ended(run);
    run.kill('SIGKILL');
    await over;
    run = begin();
  };
  const kills = [killStation, killServer, killRun];

  test(`stations, Redis and the run are killed ${KILLS} times, and grades are those of one computer`, async () => {
    stations = [station(), station()];
    run = begin();
    for (let kill = 0; kill < KILLS; kill++) {
      const before = graded().length;
      while (run.exitCode === null && graded().length === before) await after(5);
      await after(Math.random() * 500);
      expect({ kill, exitCode: run.exitCode }).toEqual({ kill, exitCode: null });
      await kills[kill % kills.length]!();
    }
    expect(await ended(run)).toBe(0);
    for (const child of stations) child.kill('SIGTERM');
    expect(await ended(grade('--out', 'whole', '--jobs', '1'))).toBe(0);
    expect(course.read('killed/grades.csv')).toBe(course.read('whole/grades.csv'));
    expect(graded().sort()).toEqual(IDS);
  });
});
