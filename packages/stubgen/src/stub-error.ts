import { ContractError } from '@gradus/contract';
import type { Node } from 'ts-morph';

/** A solution that no stub can be made of. The message names file and line, and says what to write instead. */
export class StubError extends ContractError {
  override readonly name = 'StubError';

  constructor(
    readonly file: string,
    readonly line: number,
    problem: string,
  ) {
    super(`${file}:${line}: ${problem}`);
  }
}

export function errorAt(node: Node, problem: string): StubError {
  return new StubError(node.getSourceFile().getFilePath().slice(1), node.getStartLineNumber(), problem);
}
