import type { CheckResult, Feedback, Results } from '@gradus/contract';

const PRIVATE = 'This check is private: it tells only whether it passed.';

/** The part of the results that a student may see. */
export function feedbackOf({ version, submission, score, maxScore, status, lessons, provenance }: Results): Feedback {
  const { gradus, backend, finishedAt } = provenance;
  return {
    ...{ version, submission, score, maxScore, status },
    lessons: lessons.map(({ durationMs: _, exercises, ...lesson }) => ({
      ...lesson,
      exercises: exercises.map(({ durationMs: _, checks, ...exercise }) => ({
        ...exercise,
        checks: checks.map(checkFeedback),
      })),
    })),
    provenance: { gradus, backend, finishedAt },
  };
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
    ...verdict
  } = check;
  return verdict.status === 'pass' ? verdict : { ...verdict, message: PRIVATE };
}
