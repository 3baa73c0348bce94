import type { CheckResult, ExerciseResult, Feedback, Results } from '@gradus/contract';

const PRIVATE = 'This check is private: it tells only whether it passed.';

/** The part of the results that a student may see. */
export function feedbackOf({ version, submission, score, maxScore, status, lessons, provenance }: Results): Feedback {
  const { gradus, backend, finishedAt } = provenance;
  return {
    ...{ version, submission, score, maxScore, status },
    lessons: lessons.map(({ durationMs: _, exercises, ...lesson }) => ({
      ...lesson,
      exercises: exercises.map(exerciseFeedback),
    })),
    provenance: { gradus, backend, finishedAt },
  };
}

/** What an answer prints, or reports of its training, may be an input of a private check. */
function exerciseFeedback({ durationMs: _, checks, output, curve, ...exercise }: ExerciseResult) {
  const hides = checks.some(({ visibility }) => visibility === 'private');
  return { ...exercise, ...(!hides && { output, curve }), checks: checks.map(checkFeedback) };
}

/** What a private check says about inputs and values stays with the instructor, and so does its title's example. */
function checkFeedback({ trust: _, durationMs: __, ...check }: CheckResult) {
  if (check.visibility === 'public') return check;
  const {
    message: _message,
    input: _input,
    expected: _expected,
    received: _received,
    cause: _cause,
    misconception: _misconception,
    measurements: _measurements,
    ...verdict
  } = check;
  return verdict.status === 'pass' ? verdict : { ...verdict, message: PRIVATE };
}
