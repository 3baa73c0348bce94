import type { Exercise, Lesson } from '@gradus/contract';
import type { Assignment, Course } from '../course';

/** A lesson of exercises with equal points, numbered in the order given. */
export function makeLesson(id: string, exercises: Partial<Exercise>[], given: Partial<Lesson> = {}): Lesson {
  const share = Math.floor(100 / exercises.length);
  const numbered = exercises.map((exercise, i): Exercise => {
    const number = String(i + 1).padStart(2, '0');
    return {
      id: `${Number(id.slice(0, 2))}.${number}`,
      name: `answer${number}`,
      file: `${number}-answer.ts`,
      points: i === 0 ? 100 - share * (exercises.length - 1) : share,
      uses: [],
      forbids: { kernels: [], names: [] },
      hints: ['one', 'two', 'three'],
      checks: ['values'],
      ...exercise,
    };
  });
  const budget = { callSeconds: 20, exerciseSeconds: 300 }; // who expects a timeout gives less
  return { id, title: id, summary: id, requires: [], seeds: [1, 2], budget, exercises: numbered, ...given };
}

/** A course that is nowhere on disk. */
export function makeCourse(...lessons: Lesson[]): Course {
  return { root: '/nowhere', lessons };
}

/** The n-th exercise of a lesson, counted from 1. */
export function pick(lesson: Lesson, n: number): Assignment {
  return { lesson, exercise: lesson.exercises[n - 1]! };
}
