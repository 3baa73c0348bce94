import { type Assignment, largerModel } from '@gradus/judge';
import { makeLesson } from '@gradus/judge/testing';
import type { Circumstances } from './circumstances';
import { fromMessage, jobIdOf, taskSchema, toMessage } from './messages';

const gpu = { largerModel: { exercise: '5.02', seconds: 600 } };
const lesson = makeLesson('05-mnist', [{}, {}], { gpu });
const course = { root: '/nowhere', lessons: [lesson] };
const second: Assignment = { lesson, exercise: lesson.exercises[1]! };
const files = new Map([['05-mnist/02-answer.ts', 'text']]);
const task = { submission: { id: 'ada', files, refused: new Map<string, string>() }, seed: 1 };

test('a larger model travels as one, and not as its exercise', () => {
  const messageOf = (assignment: Assignment) => toMessage({ ...task, assignments: [assignment] }, {} as Circumstances);
  const [larger, exercise] = [messageOf(largerModel(lesson)!), messageOf(second)];
  expect(taskSchema.shape.larger.parse(larger.larger)).toBe(true);
  expect(exercise).not.toHaveProperty('larger');
  expect(jobIdOf(larger)).not.toBe(jobIdOf(exercise));
  expect(fromMessage(larger, course)).toMatchObject({ ...task, assignments: [largerModel(lesson)] });
  expect(fromMessage(exercise, course).assignments).toEqual([second]);
});
