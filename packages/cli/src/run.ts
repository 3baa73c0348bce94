import { type Command, CommanderError } from 'commander';
import { OutError } from '@gradus/class/out-error';
import { ContractError, InputError, type Language } from '@gradus/contract';
import { DataError } from '@gradus/datasets/location';
import { IsolationRefused } from '@gradus/judge';
import { QueueError } from '@gradus/queue/queue-error';
import type { Phrases } from './language/en';
import { languageFrom, withoutLanguage } from './language/language';
import { phrasesIn } from './language/phrases-in';
import { UsageError } from './usage-error';

const EXIT = { fine: 0, usage: 2, judge: 3 } as const;

/** Runs a command line. Sets the exit code: 0 fine, 1 something attempted is wrong, 2 usage, 3 the judge failed. */
export async function run(program: (language: Language) => Command, given: readonly string[]): Promise<void> {
  const language = languageFrom(given, process.env);
  const args = withoutLanguage(given);
  if (args.length < given.length) process.env['GRADUS_LANG'] = language; // for whatever command comes
  process.stdout.on('error', stopIfUnread);
  try {
    await program(language).parseAsync(args, { from: 'user' });
  } catch (error) {
    process.exitCode = explain(error, phrasesIn(language));
  }
}

/** A reader such as `head` has seen enough and closed the pipe: no reason to complain. */
function stopIfUnread(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}

/** One clear line for what the user can mend; the stack only for what is a defect of ours. */
function explain(error: unknown, phrases: Phrases): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
  if (
    error instanceof UsageError ||
    error instanceof DataError ||
    error instanceof OutError ||
    error instanceof IsolationRefused ||
    error instanceof QueueError ||
    error instanceof ContractError
  ) {
    process.stderr.write(`${error instanceof UsageError ? error.in(phrases) : error.message}\n`);
    const isFault =
      (error instanceof ContractError && !(error instanceof InputError)) ||
      (error instanceof OutError && !error.isUsage);
    return isFault ? EXIT.judge : EXIT.usage;
  }
  process.stderr.write(`${phrases.graderFailed}${(error as Error).stack}\n`);
  return EXIT.judge;
}
