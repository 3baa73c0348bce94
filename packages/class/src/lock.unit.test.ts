import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { lock } from './lock';
import { OutError } from './out-error';

const folder = mkdtempSync(join(tmpdir(), 'lock-'));
const path = join(folder, 'lock');
beforeEach(() => rmSync(path, { force: true }));
afterAll(() => rmSync(folder, { recursive: true }));

const GONE = 2 ** 22 + 1; // above the largest number of a process
const held = (given: object) => writeFileSync(path, JSON.stringify({ pid: GONE, host: hostname(), ...given }));

test('a folder is locked until it is opened again', () => {
  const unlock = lock(path);
  expect(() => lock(path)).toThrow(OutError);
  expect(() => lock(path)).toThrow(`Process ${process.pid} is grading into the same folder. If that is not so, delete ${path}.`);
  unlock();
  expect(existsSync(path)).toBe(false);
  lock(path)();
}); // prettier-ignore

test('what a dead process left is no lock, nor what was never written to the end', () => {
  held({});
  lock(path)();
  writeFileSync(path, '{"pid":');
  lock(path)();
});

test('a number that was given to another process since is no lock', () => {
  held({ pid: process.pid, born: 'long ago' });
  lock(path)();
});

test('of another computer nothing is known, so its lock holds', () => {
  held({ host: 'elsewhere' });
  expect(() => lock(path)).toThrow('Process 4194305 on elsewhere is grading');
});
