import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { lifeOfRun, lock } from './lock';
import { OutError } from './out-error';

const folder = mkdtempSync(join(tmpdir(), 'lock-'));
const path = join(folder, 'lock');
beforeEach(() => rmSync(path, { force: true }));
afterAll(() => rmSync(folder, { recursive: true }));

const GONE = 2 ** 22 + 1; // above the largest number of a process
const held = (given: object) => writeFileSync(path, JSON.stringify({ pid: GONE, host: hostname(), ...given }));
const MINUTES_AGO = new Date(Date.now() - 5 * 60_000);
const age = () => utimesSync(path, MINUTES_AGO, MINUTES_AGO);

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
  expect(() => lock(path)).toThrow('Another run has just begun'); // which may be amid writing it
  age();
  lock(path)();
  expect(readdirSync(folder)).toEqual([]);
});

test('whoever was killed amid taking a dead lock away is in nobody\'s way', () => {
  held({});
  for (const each of [`${path}.removal`, `${path}.removal.removal`]) writeFileSync(each, JSON.stringify({ pid: GONE, host: hostname() }));
  lock(path)();
  expect(readdirSync(folder)).toEqual([]);
}); // prettier-ignore

test('nobody takes a dead lock away beside somebody who does', () => {
  held({});
  const unlock = lock(`${path}.removal`);
  expect(() => lock(path)).toThrow(`delete ${path}.removal`);
  unlock();
  lock(path)();
});

test('a number that was given to another process since is no lock', () => {
  held({ pid: process.pid, born: 'long ago' });
  lock(path)();
});

test('of another computer nothing is known, so its lock holds', () => {
  held({ host: 'elsewhere' });
  age();
  const lastSign = MINUTES_AGO.toISOString();
  expect(() => lock(path)).toThrow(`Process 4194305 on elsewhere is grading into the same folder (last sign of life ${lastSign}).`);
}); // prettier-ignore

describe('lifeOfRun()', () => {
  test('nobody, or somebody who holds the lock', () => {
    expect(lifeOfRun(folder)).toEqual({ status: 'none' });
    const unlock = lock(path);
    age();
    expect(lifeOfRun(folder)).toEqual({ status: 'running' }); // busy, not gone
    unlock();
    expect(lifeOfRun(folder)).toEqual({ status: 'none' });
  });

  test('whoever was killed, since when', () => {
    held({});
    age();
    expect(lifeOfRun(folder)).toEqual({ status: 'dead', lastSign: MINUTES_AGO });
  });

  test('on another computer by the last sign of life', () => {
    held({ host: 'elsewhere' });
    expect(lifeOfRun(folder)).toEqual({ status: 'running' });
    age();
    expect(lifeOfRun(folder)).toEqual({ status: 'dead', lastSign: MINUTES_AGO });
  });

  test('is given every few seconds', () => {
    jest.useFakeTimers();
    const unlock = lock(path);
    age();
    jest.advanceTimersByTime(6_000);
    expect(statSync(path).mtimeMs).toBeGreaterThan(MINUTES_AGO.getTime() + 60_000);
    unlock();
    jest.useRealTimers();
  });
});
