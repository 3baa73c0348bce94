import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Attempt } from './testing/take-locks';

jest.setTimeout(120_000);

const PROCESSES = 6;
const ROUNDS = 300;

const MODULE = JSON.stringify(join(__dirname, 'testing/take-locks.ts'));
const CODE = `const { takeLocks } = require(${JSON.stringify(require.resolve('jiti'))}).createJiti(${MODULE})(${MODULE});
console.log(JSON.stringify(takeLocks(...JSON.parse(process.argv[1]))))`;

const folder = mkdtempSync(join(tmpdir(), 'locks-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What many processes get that all want the lock of each folder at the same moment. */
async function race(lockLeft: string | undefined): Promise<Attempt[][]> {
  const folders = Array.from({ length: ROUNDS }, () => mkdtempSync(join(folder, 'round-')));
  for (const each of folders) if (lockLeft !== undefined) writeFileSync(join(each, 'lock'), lockLeft);
  const start = mkdtempSync(join(folder, 'start-'));
  const run = () => promisify(execFile)(process.execPath, ['-e', CODE, JSON.stringify([folders, start, PROCESSES])]);
  const all = await Promise.all(Array.from({ length: PROCESSES }, run));
  expect(folders.flatMap((each) => readdirSync(each))).toEqual([]);
  const attempts = all.map(({ stdout }) => JSON.parse(stdout) as Attempt[]);
  return folders.map((_, round) => attempts.map((of) => of[round]!));
}

const GONE = 2 ** 22 + 1; // above the largest number of a process

test.each([
  ['a new folder', undefined],
  ['what a dead process left', JSON.stringify({ pid: GONE, host: hostname() })],
])('of processes that want %s at once, never two have it', async (_, lockLeft) => {
  const rounds = await race(lockLeft);
  const count = (what: Attempt) => rounds.filter((attempts) => attempts.includes(what)).length;
  expect(count('shared')).toBe(0);
  expect(count('held')).toBeGreaterThan(0);
  expect(count('refused')).toBeGreaterThan(0); // or they never met
});
