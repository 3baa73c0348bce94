import type { ExerciseResult, Provenance } from '@gradus/contract';
import type { ClassJudge, JudgeTask } from '../class-judge';
import type { TypeChecker } from '../types/type-checker';

/** A judge whose verdicts come with what the TypeScript compiler says. */
export class AdvisedJudge implements ClassJudge {
  readonly stamp: Provenance['isolation'];
  readonly slots: number;

  constructor(
    private readonly judges: ClassJudge,
    private readonly types: TypeChecker,
  ) {
    this.stamp = judges.stamp;
    this.slots = judges.slots;
  }

  async judge(task: JudgeTask): Promise<ExerciseResult[]> {
    const paths = new Map(
      task.assignments.map(({ lesson, exercise }) => [exercise.id, `${lesson.id}/${exercise.file}`]),
    );
    return this.types.advise(await this.judges.judge(task), ({ id }) => {
      const path = paths.get(id)!;
      const text = task.submission.files.get(path);
      return text === undefined ? undefined : { path, text };
    });
  }

  async close(): Promise<void> {
    await Promise.all([this.judges.close(), this.types.close()]);
  }
}
