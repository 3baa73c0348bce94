import type { CheckResult, ExerciseResult, Feedback, Language, Results } from '@gradus/contract';

/** What the grader says of itself may quote specs, with expected values. */
const INFRA = {
  en: 'The grader or the computer failed here, not the answer. This is no grade; it will be tried again.',
  zh: '这里出错的是评分程序或计算机，而不是你的答案。这不算成绩，之后会重新评分。',
};
const PRIVATE = {
  en: 'This check is private: it tells only whether it passed.',
  zh: '这个检查项不公开：只说明是否通过。',
};

/** The part of the results that a student may see. */
export function feedbackOf({ version, submission, score, maxScore, status, lessons, provenance }: Results): Feedback {
  const { gradus, backend, finishedAt, language } = provenance;
  const all = lessons.flatMap(({ exercises }) => exercises);
  const first = all.findIndex(({ checks }) => checks.some(mayHide));
  const knowing = new Set(first < 0 ? [] : all.slice(first));
  return {
    ...{ version, submission, score, maxScore, status },
    lessons: lessons.map(({ durationMs: _, exercises, ...lesson }) => ({
      ...lesson,
      exercises: exercises.map((exercise) =>
        exerciseFeedback(exercise, { isKnowing: knowing.has(exercise), language }),
      ),
    })),
    provenance: { gradus, backend, finishedAt, ...(language && { language }) },
  };
}

/**
 * What an answer prints, reports of its training or lets be measured may be an input of a private check, of this exercise or
 * of an earlier one that ran in the same worker. Messages of public checks cannot be: within an exercise private checks come
 * last, and a check that fails is judged in a worker that has seen no other exercise.
 */
function exerciseFeedback(
  { durationMs: _, checks, output, curve, ...exercise }: ExerciseResult,
  { isKnowing, language }: { isKnowing: boolean; language: Language | undefined },
) {
  const shown = checks.map((check) => checkFeedback(check, language));
  if (!isKnowing) return { ...exercise, output, curve, checks: shown };
  return { ...exercise, checks: shown.map(({ measurements: __, ...check }: CheckFeedback) => check) };
}

/** Of a check that broke nobody knows whether it is private. */
function mayHide({ visibility, status }: CheckResult): boolean {
  return visibility === 'private' || status === 'infra-error';
}

type CheckFeedback = Feedback['lessons'][number]['exercises'][number]['checks'][number];

/** What a private check or a broken one says about inputs and values stays with the instructor, and so does its title's example. */
function checkFeedback({ trust: _, durationMs: __, ...check }: CheckResult, language: Language = 'en'): CheckFeedback {
  if (check.visibility === 'public' && check.status !== 'infra-error') return check;
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
  if (verdict.status === 'infra-error') return { ...verdict, message: INFRA[language] };
  return verdict.status === 'pass' ? verdict : { ...verdict, message: PRIVATE[language] };
}
