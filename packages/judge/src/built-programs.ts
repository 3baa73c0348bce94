import { classParserProgram, parserProgram } from './parser-program';
import { workerBundle } from './worker-bundle';

/** The programs that one's own answers are judged with, as files, by the names under which `bundleOf` looks for them. */
export function builtPrograms(root: string): Record<string, string> {
  return {
    worker: workerBundle(root),
    parser: parserProgram(root).script,
    'class-parser': classParserProgram(root).script,
  };
}
