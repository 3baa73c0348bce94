import type { Verdict } from '@gradus/contract';
import { z } from 'zod';
import { type CheckLine, checkLines, checkTitle, exerciseName, explanation } from '../check-lines';
import type { Graded } from '../grades/grade';
import { toPoints } from '../points';
import { plain } from '../text';

const status = z.enum(['passed', 'failed', 'skipped', 'pending', 'other']);
const extra = z.record(z.string(), z.unknown());

/** The part of CTRF's published schema that is used; nothing beside it is allowed there either. */
export const ctrfSchema = z.strictObject({
  reportFormat: z.literal('CTRF'),
  specVersion: z.string().regex(/^\d+\.\d+\.\d+$/),
  timestamp: z.iso.datetime({ offset: true }),
  generatedBy: z.string(),
  results: z.strictObject({
    tool: z.strictObject({ name: z.string().min(1), version: z.string() }),
    summary: z.strictObject({
      tests: z.int(),
      passed: z.int(),
      failed: z.int(),
      skipped: z.int(),
      pending: z.int(),
      other: z.int(),
      /** Milliseconds since 1970. */
      start: z.int(),
      stop: z.int(),
    }),
    tests: z.array(
      z.strictObject({
        name: z.string().min(1),
        status,
        duration: z.int(),
        suite: z.array(z.string()).min(1),
        message: z.string().optional(),
        rawStatus: z.string(),
        filePath: z.string(),
        stdout: z.array(z.string()).optional(),
        extra,
      }),
    ),
  }),
  extra,
});

/** A test for each check. CTRF has no points: they are in `extra`, and those of a GPU beside them. Times of single checks are not for students, so 0. */
export function ctrf(grade: Graded): string {
  const { feedback, startedAt, points, max, gpu } = grade;
  const tests = checkLines(grade).map(testOf);
  const count = (wanted: string) => tests.filter((test) => test.status === wanted).length;
  const counts = Object.fromEntries(status.options.map((name) => [name, count(name)]));
  const times = { start: Date.parse(startedAt), stop: Date.parse(feedback.provenance.finishedAt) };
  const report = {
    ...{ reportFormat: 'CTRF', specVersion: '1.0.0', timestamp: feedback.provenance.finishedAt, generatedBy: 'gradus' },
    results: {
      tool: { name: 'gradus', version: feedback.provenance.gradus },
      summary: { tests: tests.length, ...counts, ...times },
      tests,
    },
    extra: {
      ...{ id: grade.id, score: toPoints(points), maxScore: toPoints(max) },
      ...(gpu && { gpu: { score: toPoints(gpu.score), maxScore: toPoints(gpu.maxScore) } }),
    },
  };
  return `${JSON.stringify(ctrfSchema.parse(report), null, 2)}\n`;
}

function testOf({ lesson, exercise, check, number, isFirst }: CheckLine) {
  return {
    ...{ name: checkTitle(check), status: statusOf(check.status), duration: 0 },
    suite: [lesson.title, exerciseName(exercise)],
    ...(check.status !== 'pass' && { message: explanation(check) }),
    ...{ rawStatus: check.status, filePath: `exercises/${lesson.id}/${exercise.file}` },
    ...(isFirst && exercise.output && { stdout: plain(exercise.output, 64_000).split('\n') }),
    extra: { number, score: toPoints(check.score), maxScore: toPoints(check.maxScore) },
  };
}

function statusOf(verdict: Verdict): z.infer<typeof status> {
  if (verdict === 'pass') return 'passed';
  if (verdict === 'not-started') return 'pending';
  return verdict === 'skipped' ? 'skipped' : 'failed';
}
