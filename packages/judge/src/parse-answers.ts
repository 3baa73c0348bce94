import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { encloseWeakly, type Isolation, type Launch } from '@gradus/sandbox';
import type { ParsedAnswer } from './parse-answer';
import { parserProgram } from './parser-program';
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
 *
 * @param enclose how that process is kept from the machine; it gets the texts and nothing else
 */
export function parseAnswers(
  root: string,
  files: Iterable<SubmittedFile>,
  enclose: Isolation['enclose'] = encloseWeakly,
  parseMs = PARSE_MS,
): ParsedAnswers {
  const texts = [...new Set(files)].filter((file) => file.status === 'text');
  const parsed = new Map<SubmittedFile, ParsedAnswer>();
  if (texts.length === 0) return parsed;
  const launch = enclose(parserProgram(root));
  while (parsed.size < texts.length) {
    const rest = texts.slice(parsed.size);
    const answers = runParser(launch, rest, parseMs);
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
function runParser(launch: Launch, texts: readonly TextFile[], timeout: number): ParsedAnswer[] {
  const files = (launch.files ?? []).map((file) => openSync(file, 'r'));
  const { stdout, stderr, error } = spawnSync(launch.command, launch.args, {
    stdio: ['pipe', 'pipe', 'pipe', 'ignore', 'ignore', ...files],
    input: JSON.stringify(texts.map(({ path, text }) => ({ path, text }))),
    encoding: 'utf8',
    env: launch.env,
    timeout,
    killSignal: 'SIGKILL',
    maxBuffer: MOST_OUTPUT,
  });
  files.forEach((file) => closeSync(file));
  const [greeting, ...lines] = (stdout ?? '').split('\n').slice(0, -1); // the last line is empty, or cut off
  if (greeting === undefined) throw new Error(`The parser cannot be started.\n${error?.message ?? stderr}`);
  return lines.map((line) => JSON.parse(line) as ParsedAnswer); // written by the same version of this package
}

/** The verdict on a file that ends the parser. */
export function unreadable({ path }: TextFile): ParsedAnswer {
  return { status: 'failed', message: `${path} cannot be read: it is nested too deeply, or too large to be parsed.` };
}
