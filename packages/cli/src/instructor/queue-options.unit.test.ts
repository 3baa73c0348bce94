import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { queueAddress } from './queue-options';

const folder = mkdtempSync(join(tmpdir(), 'gradus-queue-'));
const file = join(folder, 'queue.txt');
afterAll(() => rmSync(folder, { recursive: true }));

let warnings: string;
beforeEach(() => {
  warnings = '';
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => ((warnings += String(text)), true));
});
afterEach(() => jest.restoreAllMocks());

test('the option counts, then the variable, which no other process gets; empty is none', () => {
  const env = { GRADUS_QUEUE: 'redis://:secret@b' };
  expect(queueAddress({ queue: 'redis://a' }, { ...env })).toBe('redis://a');
  expect(queueAddress({}, env)).toBe('redis://:secret@b');
  expect(env).toEqual({});
  expect(queueAddress({}, {})).toBeUndefined();
  expect(queueAddress({}, { GRADUS_QUEUE: '' })).toBeUndefined();
  expect(warnings).toBe('');
});

test('@FILE is the first line of a file, for the option and for the variable', () => {
  writeFileSync(file, 'redis://:secret@c \n# the class of 2026\n');
  expect(queueAddress({ queue: `@${file}` }, {})).toBe('redis://:secret@c');
  expect(queueAddress({}, { GRADUS_QUEUE: `@${file}` })).toBe('redis://:secret@c');
  expect(warnings).toBe('');
});

test('a password among the arguments works, with a warning that does not repeat it', () => {
  expect(queueAddress({ queue: 'redis://:secret@a' }, {})).toBe('redis://:secret@a');
  expect(warnings).toMatch(/can read the password in --queue/);
  expect(warnings).not.toContain('secret');
});

test('a file that is not there, and one that is empty', () => {
  writeFileSync(file, '\nredis://c');
  expect(() => queueAddress({ queue: `@${file}` }, {})).toThrow(/queue\.txt must begin with the address of the queue/);
  expect(() => queueAddress({ queue: '@/nowhere' }, {})).toThrow(/cannot be read from \/nowhere: ENOENT/);
});
