import type { ExerciseResult } from '@gradus/contract';
import type { ClassJudge, JudgeTask } from '@gradus/judge';

/** What fails three times fails for good, or until the run is resumed. */
const ATTEMPTS = 3;

/** The verdicts on a task. What the judge or the machine spoiled is tried again. */
export async function judged(judge: ClassJudge, task: JudgeTask): Promise<ExerciseResult[]> {
  const results = new Map<string, ExerciseResult>();
  let { assignments } = task;
  for (let attempt = 0; attempt < ATTEMPTS && assignments.length > 0; attempt++) {
    for (const result of await judge.judge({ ...task, assignments })) results.set(result.id, result);
    assignments = assignments.filter(({ exercise }) => results.get(exercise.id)?.status === 'infra-error');
  }
  return [...results.values()];
}
