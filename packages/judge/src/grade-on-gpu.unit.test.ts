import type { CheckRecord, ExerciseRecord } from '@gradus/contract';
import { probeBackend } from './backend/probe-backend';
import { assignments, readCourse, specOf } from './course';
import { uniformRecord } from './exercise-result';
import { grade } from './grade';
import type { Job } from './job';
import { runJobs } from './run-jobs';
import { makeLesson } from './testing/make-course';
import { TempCourse } from './testing/temp-course';

jest.mock('./backend/probe-backend', () => ({ probeBackend: jest.fn() }));
jest.mock('./parse-answers', () => ({ parseAnswers: () => new Map(), isUntouched: () => false }));
jest.mock('./run-jobs', () => ({ runJobs: jest.fn() }));
jest.mock('./worker-isolation', () => ({ workerIsolation: async () => ({ stamp: { level: 'FAKE', missing: [] } }) }));

/** What the computer has, as far as `grade()` can tell. */
let card: { device: string; kind: 'gpu' | 'software-gpu' };
let verdict: CheckRecord['status'];
/** Specs in the order in which they were run. */
let specs: string[];

const lesson = makeLesson('05-mnist', [{}, {}], { gpu: { largerModel: { exercise: '5.02', seconds: 600 } } });
let course: TempCourse;

beforeEach(() => {
  card = { device: 'RTX', kind: 'gpu' };
  verdict = 'pass';
  specs = [];
  course = new TempCourse([lesson]);
  for (const name of ['01-answer', '02-answer', 'gpu/02-answer']) course.write(`grader/05-mnist/${name}.spec.ts`, `// ${name}`);
  course.write('solutions/.keep', '');
  for (const name of ['01-answer', '02-answer']) course.write(`exercises/05-mnist/${name}.ts`, `// ${name}`);
  jest.mocked(probeBackend).mockImplementation(async () => ({ status: 'works', ...card }));
  jest.mocked(runJobs).mockImplementation(async (_, jobs) => new Map(jobs.map((job) => [job, recordOf(job)])));
}); // prettier-ignore
afterEach(() => course.remove());

function recordOf({ assignment }: Job): ExerciseRecord {
  specs.push(specOf(assignment).replace('grader/05-mnist/', ''));
  return { ...uniformRecord(assignment.exercise, verdict, ''), backend: { name: 'webgpu', ...card }, durationMs: 9 };
}

/** What became of the larger model; `specs` are those of this run. */
async function larger(cache = true) {
  specs = [];
  const all = readCourse(course.root);
  const submission = { id: 'me', root: course.root, tree: 'exercises' };
  const results = await grade({ course: all, submission, assignments: assignments(all), backend: 'webgpu', cache });
  const { score, gpu } = results.lessons[0]!;
  const { status, reason } = gpu!.checks.find(({ id }) => id === 'larger-model')!;
  return { score, became: reason ?? status, points: gpu!.score };
}

const BOTH = ['01-answer.spec.ts', '02-answer.spec.ts'];

test('on a GPU a right answer trains the larger model, once, and apart from the hundred points', async () => {
  expect(await larger()).toEqual({ score: 10_000, became: 'pass', points: 2000 });
  expect(specs).toEqual([...BOTH, 'gpu/02-answer.spec.ts']);
  expect(await larger()).toEqual({ score: 10_000, became: 'pass', points: 2000 });
  expect(specs).toEqual([]);
});

test('a wrong answer trains none', async () => {
  verdict = 'fail';
  expect(await larger()).toEqual({ score: 0, became: 'not-passed', points: 0 });
  expect(specs).toEqual(BOTH);
});

test('a GPU made of software trains none', async () => {
  card = { device: 'llvmpipe', kind: 'software-gpu' };
  expect(await larger()).toEqual({ score: 10_000, became: 'no-gpu', points: 0 });
  expect(specs).toEqual(BOTH);
});

test('verdicts of one device are not taken for those of another', async () => {
  card = { device: 'llvmpipe', kind: 'software-gpu' };
  await larger();
  card = { device: 'RTX', kind: 'gpu' };
  expect(await larger()).toMatchObject({ became: 'pass' });
  expect(specs).toHaveLength(3);
  card = { device: 'Arc', kind: 'gpu' };
  await larger();
  expect(specs).toHaveLength(3);
});
