import { spawnSync } from 'node:child_process';
import { bundleOf } from './bundle';
import type { ParsedAnswer } from './parse-answer';
import type { SubmittedFile } from './submission';

/** Honest files take milliseconds. */
export const PARSE_MS = 10_000;
const MOST_OUTPUT = 256 * 2 ** 20;

/** Every submitted text with what it turned out to be. */
export type ParsedAnswers = ReadonlyMap<SubmittedFile, ParsedAnswer>;

export type TextFile = Extract<SubmittedFile, { status: 'text' }>;

/**
 * Compiles and inspects submitted files in a process of their own: some thousand brackets overflow the parser's stack,
 * and with it would end the judge.
 */
export function parseAnswers(root: string, files: Iterable<SubmittedFile>, parseMs = PARSE_MS): ParsedAnswers {
  const texts = [...new Set(files)].filter((file) => file.status === 'text');
  const parsed = new Map<SubmittedFile, ParsedAnswer>();
  while (parsed.size < texts.length) {
    const rest = texts.slice(parsed.size);
    const answers = runParser(root, rest, parseMs);
    answers.forEach((answer, i) => parsed.set(rest[i]!, answer));
    if (answers.length === 0) parsed.set(rest[0]!, unreadable(rest[0]!)); // alone, so that no other file took its time
  }
  return parsed;
}

/** True of a stub that nobody has started on, whatever comments were added. */
export function isUntouched(answer: ParsedAnswer | undefined): boolean {
  return answer?.status === 'parsed' && answer.facts.untouched;
}

/** Answers for the first files, until one ended the process. */
function runParser(root: string, files: readonly TextFile[], timeout: number): ParsedAnswer[] {
  const { stdout, stderr, error } = spawnSync(process.execPath, ['--max-old-space-size=1024', parserBundle(root)], {
    input: JSON.stringify(files.map(({ path, text }) => ({ path, text }))),
    encoding: 'utf8',
    env: {},
    timeout,
    killSignal: 'SIGKILL',
    maxBuffer: MOST_OUTPUT,
  });
  const [greeting, ...lines] = (stdout ?? '').split('\n').slice(0, -1); // the last line is empty, or cut off
  if (greeting === undefined) throw new Error(`The parser cannot be started.\n${error?.message ?? stderr}`);
  return lines.map((line) => JSON.parse(line) as ParsedAnswer); // written by the same version of this package
}

/** The verdict on a file that ends the parser. */
export function unreadable({ path }: TextFile): ParsedAnswer {
  return { status: 'failed', message: `${path} cannot be read: it is nested too deeply, or too large to be parsed.` };
}

function parserBundle(root: string): string {
  return bundleOf(root, {
    name: 'parser',
    entry: 'packages/judge/src/parser-main.ts',
    folders: ['packages/judge/src'],
    versions: [require('@swc/core/package.json').version as string],
    external: ['@swc/core'], // native code
  });
}
