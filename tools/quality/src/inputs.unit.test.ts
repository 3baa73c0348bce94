import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findExercise, readCourse } from '@gradus/judge';
import { inputsOf } from './inputs';

const ROOT = resolve(__dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'gradus-quality-'));

beforeAll(() => {
  for (const part of ['grader', 'solutions', 'packages/testkit/src']) {
    cpSync(join(ROOT, part), join(folder, part), { recursive: true, filter: (path) => !path.includes('node_modules') });
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

const hash = (id: string) => {
  const course = readCourse(folder);
  return inputsOf(course, findExercise(course, id)!);
};

test.each([
  ['its solution', 'solutions/04-softmax/02-softmax.ts', ['4.02', '4.07']],
  ['its spec', 'grader/04-softmax/02-softmax.spec.ts', ['4.02']],
  ['what specs of the lesson share', 'grader/04-softmax/oracles.ts', ['4.02', '4.07', '4.01']],
  ['a new misconception', 'grader/04-softmax/misconceptions/02-new.edit', ['4.02']],
  ['the numbers of the testkit', 'packages/testkit/src/matchers/compare-tensors.ts', ['4.02', '4.07', '4.01']],
  ['hints', 'grader/04-softmax/hints.zh.json', []],
])('the hash of an exercise changes with %s', (_, file, changed) => {
  const ids = ['4.01', '4.02', '4.07'];
  const before = ids.map(hash);
  writeFileSync(join(folder, file), '// something else\n', { flag: 'a' });
  expect(ids.filter((id, i) => hash(id) !== before[i])).toEqual(changed.toSorted());
});
