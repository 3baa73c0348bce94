import type { Lesson } from '@gradus/contract';
import type { Course } from './course';
import { makeJob } from './job';
import { largerModel } from './larger-model';
import { makeLesson, pick } from './testing/make-course';
import { TempCourse } from './testing/temp-course';

const lesson = makeLesson('01-times', [{ file: '01-twice.ts' }, { file: '02-thrice.ts', uses: ['1.01'] }]);
const given = { seed: undefined, backend: 'wasm', machineHash: 'machine', data: '' };
let files: TempCourse;
let course: Course;

beforeEach(() => {
  files = new TempCourse([lesson]);
  course = { root: files.root, lessons: [lesson] };
  for (const name of ['01-twice', '02-thrice']) {
    files.write(`exercises/01-times/${name}.ts`, `export {}; // ${name}`);
    files.write(`solutions/01-times/${name}.ts`, 'export {};');
    files.write(`grader/01-times/${name}.spec.ts`, '// spec');
  }
  files.write('grader/01-times/oracles.ts', '// oracles');
});
afterEach(() => files.remove());

/** The key of the second exercise. */
const key = (circumstances: object = {}, changed: Lesson = lesson) => {
  const submission = { id: 'ada', root: course.root, tree: 'exercises' };
  return makeJob(course, submission, pick(changed, 2), { ...given, ...circumstances }).key;
};

test('makeJob() gives the same key as long as nothing changes that a verdict depends on', () => {
  const before = key();
  files.write('exercises/01-times/01-twice.ts', '// another exercise of the student’s');
  files.write('grader/01-times/01-twice.spec.ts', '// the spec of another exercise');
  files.write('grader/01-times/README.md', 'text');
  files.write('grader/01-times/misconceptions/01-twice.ts', '// a wrong answer to another exercise');
  files.write('grader/01-times/alternatives/02-sum.ts', '// another right one');
  expect(key()).toBe(before);
});

test('makeJob() gives each language a key of its own, and English that of no language', () => {
  const english = key();
  expect(key({ language: 'en' })).toBe(english);
  expect(key({ language: 'zh' })).not.toBe(english);
});

describe('makeJob() gives another key if there is', () => {
  const changes: [string, () => string | void][] = [
    ['another answer', () => files.write('exercises/01-times/02-thrice.ts', 'export {}; // 2')],
    ['no answer', () => files.write('exercises/01-times/02-thrice.ts', Buffer.of(255))],
    ['another spec', () => files.write('grader/01-times/02-thrice.spec.ts', '// changed')],
    ['a probe', () => files.write('grader/01-times/02-thrice.probe.ts', '// new')],
    ['another misconception', () => files.write('grader/01-times/misconceptions/02-twice.edit', '// new')],
    ['another oracle', () => files.write('grader/01-times/oracles.ts', '// changed')],
    ['another solution of an exercise it uses', () => files.write('solutions/01-times/01-twice.ts', '// changed')],
    ['another machine', () => key({ machineHash: 'other' })],
    ['other data', () => key({ data: 'book.txt 178979' })],
    ['another backend', () => key({ backend: 'cpu' })],
    ['a GPU', () => key({ device: 'gpu: RTX' })],
    ['another seed', () => key({ seed: 7 })],
    ['another time limit', () => key({}, { ...lesson, budget: { ...lesson.budget, callSeconds: 2 } })],
    ['another share of points', () => key({}, makeLesson('01-times', [{ file: '01-twice.ts' }, { file: '02-thrice.ts', uses: ['1.01'], points: 60 }]))],
    ['another forbidden name', () => key({}, makeLesson('01-times', [{ file: '01-twice.ts' }, { file: '02-thrice.ts', uses: ['1.01'], forbids: { kernels: [], names: ['x'] } }]))],
  ]; // prettier-ignore

  test.each(changes)('%s', (_, change) => {
    const before = key();
    expect(change() ?? key()).not.toBe(before);
  });
});

test('makeJob() tells one GPU from another, and from one made of software', () => {
  const devices = ['gpu: RTX', 'gpu: Arc', 'software-gpu: RTX'];
  expect(new Set(devices.map((device) => key({ backend: 'webgpu', device }))).size).toBe(3);
});

test('makeJob() gives a larger model a key of its own, which its own spec changes', () => {
  const withModel = { ...lesson, gpu: { largerModel: { exercise: '1.02', seconds: 9 } } };
  const submission = { id: 'ada', root: course.root, tree: 'exercises' };
  const keyOfModel = () => makeJob(course, submission, largerModel(withModel)!, given).key;
  files.write('grader/01-times/gpu/02-thrice.spec.ts', '// spec');
  const [exercise, model] = [key(), keyOfModel()];
  expect(model).not.toBe(exercise);
  files.write('grader/01-times/gpu/02-thrice.spec.ts', '// changed');
  expect(keyOfModel()).not.toBe(model);
  expect(key({}, withModel)).toBe(exercise);
});

test('makeJob() takes the lesson’s first seed unless one is given', () => {
  const submission = { id: 'ada', root: course.root, tree: 'exercises' };
  expect(makeJob(course, submission, pick(lesson, 1), given).seed).toBe(1);
  expect(makeJob(course, submission, pick(lesson, 1), { ...given, seed: 0 }).seed).toBe(0);
});
