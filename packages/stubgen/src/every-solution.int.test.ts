import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseSync } from '@swc/core';
import { leakedLines } from './leaked-lines';
import { makeStub } from './make-stub';

const ROOT = join(__dirname, '../../..');
const SOLUTIONS = join(ROOT, 'solutions');
const files = readdirSync(SOLUTIONS, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const stubs = new Map<string, string>();

/** `04-softmax/02-softmax.ts` holds exercise 4.02. */
function exerciseOf(file: string): string {
  return `${Number.parseInt(file, 10)}.${basename(file).slice(0, 2)}`;
}

test('makeStub() makes a stub of every solution', () => {
  for (const file of files) {
    const solution = readFileSync(join(SOLUTIONS, file), 'utf8');
    stubs.set(file, makeStub(solution, { path: `solutions/${file}`, exercise: exerciseOf(file) }));
  }
  expect(stubs.size).toBeGreaterThan(0);
});

test.each(files)('%s: the stub is TypeScript, throws, and shows no line of the solution', (file) => {
  const stub = stubs.get(file)!;
  expect(() => parseSync(stub, { syntax: 'typescript' })).not.toThrow();
  expect(stub).toContain(`throw new NotImplemented('${exerciseOf(file)}');`);
  expect(leakedLines(readFileSync(join(SOLUTIONS, file), 'utf8'), stub)).toEqual([]);
});

describe('prettier', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stubs-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('has nothing to change in the stubs of formatted solutions, golden ones included', () => {
    stubs.forEach((stub, file) => writeFileSync(join(folder, file.replace(/[/\\]/g, '-')), stub));
    const fixtures = join(__dirname, 'fixtures');
    for (const file of readdirSync(fixtures)) {
      writeFileSync(join(folder, basename(file, '.txt')), readFileSync(join(fixtures, file)));
    }
    const prettier = join(ROOT, 'node_modules/prettier/bin/prettier.cjs');
    const args = [prettier, '--config', join(ROOT, '.prettierrc.json'), '--list-different', folder];
    const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect(stdout + stderr).toBe('');
  });
});
