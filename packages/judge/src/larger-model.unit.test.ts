import type { ExerciseResult, WorkStatus } from '@gradus/contract';
import { assignments, specOf } from './course';
import { exerciseResult, uniformRecord } from './exercise-result';
import { largerModel, largerModelsFor } from './larger-model';
import { makeCourse, makeLesson, pick } from './testing/make-course';

const gpu = { largerModel: { exercise: '5.02', seconds: 600 } };
const lesson = makeLesson('05-mnist', [{}, { checks: ['values', 'falls'] }], { gpu });
const plain = makeLesson('04-softmax', [{}]);

test('largerModel() is the same exercise with another spec, one check, ten points and more time', () => {
  const larger = largerModel(lesson)!;
  expect(specOf(larger)).toBe('grader/05-mnist/gpu/02-answer.spec.ts');
  expect(specOf(pick(lesson, 2))).toBe('grader/05-mnist/02-answer.spec.ts');
  expect(larger.exercise).toEqual({ ...lesson.exercises[1], points: 10, checks: ['larger-model'] });
  expect(larger.lesson.budget).toEqual({ callSeconds: 600, exerciseSeconds: 600 });
  expect(largerModel(plain)).toBeUndefined();
});

const judged = (status: WorkStatus, kind?: string) =>
  assignments(makeCourse(plain, lesson)).map((assignment) => {
    const result = exerciseResult(assignment.exercise, uniformRecord(assignment.exercise, status, ''));
    const backend = { name: 'webgpu', device: 'RTX', kind: kind ?? '' };
    return { assignment, result: (kind === undefined ? result : { ...result, backend }) as ExerciseResult };
  });

test('largerModelsFor() wants them of exercises that have passed on a GPU, and of no others', () => {
  const wanted = (status: WorkStatus, kind?: string) => largerModelsFor(judged(status, kind)).map(specOf);
  expect(wanted('pass', 'gpu')).toEqual(['grader/05-mnist/gpu/02-answer.spec.ts']);
  for (const kind of ['software-gpu', 'processor', undefined]) expect(wanted('pass', kind)).toEqual([]);
  for (const status of ['fail', 'not-started', 'infra-error'] as const) expect(wanted(status, 'gpu')).toEqual([]);
});

test('largerModelsFor() wants no larger model of a larger model', () => {
  const { result } = judged('pass', 'gpu')[2]!;
  expect(largerModelsFor([{ assignment: largerModel(lesson)!, result }])).toEqual([]);
});
