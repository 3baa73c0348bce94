import { z } from 'zod';
import type { ClassGrades, Grade } from '../grades/grade';
import { toPoints } from '../points';

const points = z.number().nonnegative();

/** Our own: the table as data, with points of exercises. For the instructor. */
export const classJsonSchema = z.strictObject({
  format: z.literal('gradus-grades'),
  version: z.literal(1),
  title: z.string(),
  max: points,
  lessons: z.array(z.strictObject({ id: z.string(), weight: points, max: points })),
  students: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string().optional(),
      email: z.string().optional(),
      status: z.enum(['graded', 'refused', 'infra-error', 'missing', 'pending']),
      points: points.optional(),
      lessons: z.record(z.string(), points),
      exercises: z.record(z.string(), points),
      /** In none of the sums; left out where nothing ran on a GPU. */
      gpu: z.strictObject({ points, max: points }).optional(),
      late: z.strictObject({ days: z.int(), percent: points, before: points }).optional(),
      overrides: z.array(z.strictObject({ exercise: z.string(), points, reason: z.string() })),
      note: z.string(),
    }),
  ),
});

export function classJson({ title, max, lessons, grades }: ClassGrades): string {
  const json = {
    ...{ format: 'gradus-grades', version: 1, title, max: toPoints(max) },
    lessons: lessons.map((lesson) => ({ ...lesson, max: toPoints(lesson.max) })),
    students: grades.map(studentOf),
  };
  return `${JSON.stringify(classJsonSchema.parse(json), null, 2)}\n`;
}

function studentOf({ id, name, email, status, points, lessons, gpu, late, overrides, note, work }: Grade) {
  const exercises = work?.().feedback.lessons.flatMap((lesson) => lesson.exercises) ?? [];
  return {
    ...{ id, name, email, status, note },
    ...(points !== undefined && { points: toPoints(points) }),
    lessons: Object.fromEntries(Object.entries(lessons).map(([lesson, score]) => [lesson, toPoints(score)])),
    exercises: Object.fromEntries(exercises.map((exercise) => [exercise.id, toPoints(exercise.score)])),
    ...(gpu && { gpu: { points: toPoints(gpu.score), max: toPoints(gpu.maxScore) } }),
    ...(late && { late: { ...late, before: toPoints(late.before) } }),
    overrides: overrides.map(({ exercise, points: decided, reason }) => ({ exercise, points: decided, reason })),
  };
}
