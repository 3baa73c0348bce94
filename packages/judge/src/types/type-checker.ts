import type { ExerciseResult } from '@gradus/contract';
import type { Isolation } from '@gradus/sandbox';
import { AskedProcess } from '../serving/asked-process';
import type { TypedFile } from './check-types';
import { checkerProgram } from './checker-program';

/** A compiler that thinks longer than this about a submission is stopped. */
const CHECK_MS = 30_000;

/** Advice of the TypeScript compiler on answers of strangers, which it reads in a box. */
export class TypeChecker {
  private readonly process: AskedProcess<readonly TypedFile[], string[][]>;

  /** Takes seconds the first time, since the library has to be made: not something to do while others wait for a heartbeat. */
  constructor(root: string, enclose: Isolation['enclose']) {
    const launch = enclose(checkerProgram(root));
    this.process = new AskedProcess(root, () => launch, CHECK_MS);
  }

  /**
   * The results with what the compiler says of those that do not pass. Where it fails, nothing is said: it is advice.
   *
   * @param textOf the answer that a result is about; undefined where there is none to read
   */
  async advise(
    results: readonly ExerciseResult[],
    textOf: (result: ExerciseResult) => TypedFile | undefined,
  ): Promise<ExerciseResult[]> {
    const asked = results.flatMap((result) => {
      const file = result.status === 'fail' ? textOf(result) : undefined;
      return file ? [{ result, file }] : [];
    });
    if (asked.length === 0) return [...results];
    const said = await this.process.ask(asked.map(({ file }) => file));
    const advice = new Map(asked.map(({ result }, i) => [result, said?.[i] ?? []]));
    return results.map((result) => {
      const typeErrors = advice.get(result) ?? [];
      return typeErrors.length > 0 ? { ...result, typeErrors } : result;
    });
  }

  async close(): Promise<void> {
    await this.process.close();
  }
}
