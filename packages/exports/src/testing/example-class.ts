import { gradesOf } from '../grades/grades-of';
import type { ClassGrades } from '../grades/grade';
import { makeAbsent, makeCheck, makeExercise, makePerson, makeResults, makeRun } from './make-run';

const FAILED = makeCheck({
  ...{ status: 'fail', message: 'element [0, 1] is off', input: 'softmax(float32 [2] [1, 2])' },
  ...{ expected: '0.731', received: '0.269', cause: 'the axis is the other one' },
});
const tensors = makeExercise([makeCheck({ maxScore: 10_000, title: 'shape() names every axis' })], {
  ...{ id: '1.01', name: 'describeTensor', file: '01-describe-tensor.ts' },
});
const half = makeExercise([makeCheck({ maxScore: 5000 }), { ...FAILED, maxScore: 5000 }], { output: 'hello\nworld\n' });
const right = makeExercise([
  makeCheck({ maxScore: 5000 }),
  makeCheck({ maxScore: 5000, title: 'softmax(x + c) = softmax(x)' }),
]);

const lessons = (softmax: typeof half) => ({ '01-tensor-ops': [tensors], '04-softmax': [softmax] });
const ada = makeResults('ada', lessons(right));
const bob = makeResults('bob', lessons(half), [
  { status: 'refused', file: 'exercises/04-softmax/03-nll.ts', message: 'is a symbolic link.' },
]);

/** Two lessons, the second counts double, of 100 points: ada is in time, bob two days late and half forgiven, others are absent. */
export function exampleClass(): ClassGrades {
  const overrides = [{ id: 'bob', exercise: '4.02', points: 75, reason: 'REASON: agreed with him' }];
  const people = [
    ...[makePerson(ada), makePerson(bob, overrides, { '01-tensor-ops': 10_000, '04-softmax': 7500 })],
    ...[makeAbsent('cleo', 'missing'), makeAbsent('dan', 'infra-error', '4.02: the disk is full')],
    makeAbsent('=1+1', 'refused', 'An id must begin with a letter.'),
  ];
  const late = { deadline: '2026-11-20T23:59:00+01:00', graceMinutes: 15, percentPerDay: 10, mostPercent: 50 };
  const course = { title: 'Homework 1 (4711)', points: 100, weights: { '04-softmax': 2 }, late, extensions: [] };
  const roster = [
    { id: 'ada', name: 'Lovelace, Ada', email: 'ada@example.org', handedIn: '2026-11-21T00:10:00+01:00' },
    { id: 'bob', name: '=HYPERLINK("http://evil")', email: 'bob@example.org', handedIn: '2026-11-22T10:00:00Z' },
    { id: 'cleo', name: 'Cleo' },
  ];
  return gradesOf(makeRun(people, ['01-tensor-ops', '04-softmax']), course, roster);
} // prettier-ignore
