import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findExercise, gradeAnswers, moduleOf, readCourse } from '@gradus/judge';
import { breakLine } from '../messages/break-line';
import { UNRELATED } from './unrelated';

const course = readCourse(resolve(__dirname, '../../../..'));

test('wrong answers that no misconception is behind are taken for none', async () => {
  const answers = UNRELATED.map((unrelated) => {
    const assignment = findExercise(course, unrelated.exercise)!;
    const solution = readFileSync(join(course.root, 'solutions', `${moduleOf(assignment)}.ts`), 'utf8');
    return { assignment, ...breakLine(solution, { ...unrelated, title: '' }) };
  });
  const results = await gradeAnswers(answers, { course, backend: 'wasm' });
  const seen = answers.map((answer) => {
    const { id, status, checks } = results.get(answer)!;
    return { id, status, name: checks.find(({ misconception }) => misconception)?.misconception?.name };
  });
  expect(seen).toEqual(answers.map(({ assignment: { exercise } }) => ({ id: exercise.id, status: 'fail' })));
}, 300_000);

test('there are 40 of them or more, from every lesson', () => {
  expect(UNRELATED.length).toBeGreaterThanOrEqual(40);
  expect(new Set(UNRELATED.map(({ exercise }) => exercise.split('.')[0])).size).toBe(course.lessons.length);
});
