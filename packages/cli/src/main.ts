import { type Command, CommanderError } from 'commander';
import { OutError } from '@gradus/class/out-error';
import { ContractError, InputError, type Language } from '@gradus/contract';
import { DataError } from '@gradus/datasets/location';
import { IsolationRefused } from '@gradus/judge';
import { QueueError } from '@gradus/queue/queue-error';
import { addLesson, addMutate, addStubs } from './author/commands';
import { course, finish, wantedBackend } from './command-parts';
import { addDashboard } from './dashboard/command';
import { addGpu } from './gpu/commands';
import { addAutograder, addExport } from './instructor/export-command';
import { addGrade, addRegrade, addSandbox, addSimilarity, addWorker } from './instructor/commands';
import { addReport } from './report/command';
import type { Phrases } from './language/en';
import { helpIn } from './language/help-in';
import { languageFrom, withoutLanguage } from './language/language';
import { phrasesIn } from './language/phrases-in';
import { WordedCommand } from './language/worded-command';
import { addData, addDoctor, addHint, addReset, addShow, addTest, addUpdate, addWatch } from './student/commands';
import { settleBackend } from './settle-backend';
import { UsageError } from './usage-error';

const EXIT = { fine: 0, usage: 2, judge: 3 } as const;

/** The `gradus` command. Sets the exit code: 0 fine, 1 something attempted is wrong, 2 usage, 3 the judge failed. */
export async function main(given: readonly string[]): Promise<void> {
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

/** All commands; their help speaks that language. */
export function program(language: Language, translate = helpIn(language)): Command {
  const gradus = new WordedCommand('gradus', translate)
    .description('Dive into Deep Learning as exercises that grade themselves. Without a command: where am I?')
    .exitOverride()
    .showHelpAfterError('(see gradus --help)')
    .helpCommand(false);
  addTest(gradus);
  addWatch(gradus);
  addHint(gradus);
  addShow(gradus);
  addReset(gradus);
  addUpdate(gradus);
  addDoctor(gradus);
  addDashboard(gradus);
  addData(gradus);
  addGrade(gradus);
  addRegrade(gradus);
  addReport(gradus);
  addExport(gradus);
  addAutograder(gradus);
  addWorker(gradus);
  addSimilarity(gradus);
  addStubs(gradus);
  addSandbox(gradus);
  addGpu(gradus);
  addLesson(gradus);
  addMutate(gradus);
  return gradus
    .allowExcessArguments() // or a command that does not exist would be called an argument too many
    .action(async (_options: unknown, { args: [word] }: Command) => {
      if (word !== undefined) throw new UsageError((phrases) => phrases.noCommand(word));
      const { status } = await import('./student/status');
      finish(status(course(), await settleBackend(course(), wantedBackend('auto')), language));
    });
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
