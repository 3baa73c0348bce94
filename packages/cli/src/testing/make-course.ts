import type { Exercise, Lesson } from '@gradus/contract';
import type { Course } from '@gradus/judge';

/** A course that is nowhere on disk, with two exercises in each lesson. */
export function makeCourse(root: string, lessons: readonly string[]): Course {
  return { root, lessons: lessons.map(makeLesson) };
}

function makeLesson(id: string): Lesson {
  const number = Number(id.slice(0, 2));
  return {
    id,
    title: id,
    summary: '',
    requires: [],
    seeds: [1],
    budget: { callSeconds: 1, exerciseSeconds: 1 },
    exercises: [makeExercise(`${number}.01`), makeExercise(`${number}.02`)],
  };
}

function makeExercise(id: string): Exercise {
  return {
    id,
    name: `exercise${id.slice(-2)}`,
    file: `${id.slice(-2)}-exercise.ts`,
    points: 50,
    uses: [],
    forbids: { kernels: [], names: [] },
    hints: ['Look at the shape.', 'One axis is missing.', 'Use keepDims.'],
    checks: ['first'],
  };
}
