import { z } from 'zod';

const lessonId = text(/^\d{2}-[a-z0-9]+(-[a-z0-9]+)*$/, 'must look like "04-softmax"');
export const exerciseId = text(/^\d{1,2}\.\d{2}$/, 'must look like "4.02"');
const checkId = text(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by "-"');

export const hintsSchema = z
  .array(z.string().trim().min(1, 'a hint must say something'))
  .length(3, 'three hints, from vague to concrete');

const exerciseSchema = z.strictObject({
  id: exerciseId,
  name: z.string().regex(/^[A-Za-z][A-Za-z0-9]*$/, 'must be an identifier'),
  /** The file's name, the same in solutions, exercises and grader. */
  file: text(/^\d{2}-[a-z0-9]+(-[a-z0-9]+)*\.ts$/, 'must look like "02-softmax.ts"'),
  points: z.int().positive(),
  /** Lesson and name it had before, such as `softmax/softMax`: what a student did under them still counts. */
  formerly: z.array(text(/^[a-z0-9-]+\/[A-Za-z][A-Za-z0-9]*$/, 'must look like "softmax/softmax"')).optional(),
  /** Exercises whose files this one may import; they resolve to the reference solutions while grading. */
  uses: z.array(exerciseId),
  forbids: z.strictObject({
    /** TensorFlow.js kernels that must not run, as `tf.profile` names them. */
    kernels: z.array(z.string().min(1)),
    /** Names that must not be read as members: `softmax` for `tf.softmax` and `x.softmax()`, `tf.grad` for that only. */
    names: z.array(z.string().min(1)),
  }),
  hints: hintsSchema,
  checks: z.array(checkId).min(1, 'at least one check'),
});

/** The check `larger-model`; its spec is `grader/NN-lesson/gpu/MM-name.spec.ts`. */
const largerModelSchema = z.strictObject({
  /** The exercise whose answer trains the model. */
  exercise: exerciseId,
  /** Time for all of it. */
  seconds: z.number().positive(),
});

/** `grader/NN-lesson/lesson.json`: what the lesson contains and what it is worth. */
export const lessonSchema = z
  .strictObject({
    id: lessonId,
    title: z.string().min(1),
    summary: z.string().min(1),
    /** Lessons that come before this one. */
    requires: z.array(lessonId),
    /** Seeds the lesson is tried with; students are graded with the first one. */
    seeds: z.array(z.int().nonnegative()).min(1),
    budget: z.strictObject({
      /** Deadline of one call into a submission, in seconds. */
      callSeconds: z.number().positive(),
      /** Time the specs of one exercise may take, in seconds. */
      exerciseSeconds: z.number().positive(),
    }),
    exercises: z.array(exerciseSchema).min(1),
    /** What only a GPU is asked, apart from the hundred points. */
    gpu: z.strictObject({ largerModel: largerModelSchema }).optional(),
  })
  .superRefine((lesson, context) => {
    const issue = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
    const total = lesson.exercises.reduce((sum, exercise) => sum + exercise.points, 0);
    const trained = lesson.gpu?.largerModel.exercise;
    if (trained !== undefined && !lesson.exercises.some(({ id }) => id === trained)) {
      issue(['gpu', 'largerModel', 'exercise'], `there is no exercise "${trained}" in this lesson`);
    }
    if (total !== 100) issue(['exercises'], `the points must sum to 100 but sum to ${total}`);
    const number = Number(lesson.id.slice(0, 2));
    lesson.exercises.forEach((exercise, i) => {
      const expected = `${number}.${String(i + 1).padStart(2, '0')}`;
      if (lesson.exercises.findIndex((other) => other.id === exercise.id) < i) {
        issue(['exercises', i, 'id'], `"${exercise.id}" is used twice`);
      } else if (exercise.id !== expected) {
        issue(['exercises', i, 'id'], `must be "${expected}" but is "${exercise.id}"`);
      }
      if (lesson.exercises.findIndex((other) => other.name === exercise.name) < i) {
        issue(['exercises', i, 'name'], `"${exercise.name}" is used twice`);
      }
      if (!exercise.file.startsWith(expected.slice(-2))) {
        issue(['exercises', i, 'file'], `must start with "${expected.slice(-2)}-" like its id`);
      }
      for (const key of ['checks', 'uses'] as const) {
        exercise[key].forEach((value, k) => {
          if (exercise[key].indexOf(value) < k) issue(['exercises', i, key, k], `"${value}" is listed twice`);
        });
      }
      exercise.uses.forEach((used, k) => {
        if (orderOf(used) >= orderOf(exercise.id)) {
          issue(['exercises', i, 'uses', k], `"${used}" does not come before "${exercise.id}"`);
        }
      });
    });
  });

export type Lesson = z.infer<typeof lessonSchema>;
export type Exercise = Lesson['exercises'][number];

/** A text of some form. What is said about the whole lesson would only be noise where a form is broken. */
function text(form: RegExp, error: string): z.ZodString {
  return z.string().regex(form, { error, abort: true });
}

/** A number that sorts exercise ids: 4.02 comes before 4.10 and 10.01. */
export function orderOf(id: string): number {
  const [lesson, exercise] = id.split('.').map(Number) as [number, number];
  return lesson * 100 + exercise;
}
