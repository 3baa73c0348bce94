import { Command } from 'commander';
import { course, finish, wantedBackend } from './command-parts';
import { settleBackend } from './settle-backend';
import { UsageError } from './usage-error';

/**
 * `gradus` with the commands given; alone it says where one is.
 *
 * @param elsewhere names of commands that only a teacher's course has
 */
export function gradusCommand(
  commands: readonly ((gradus: Command) => void)[],
  elsewhere: readonly string[] = [],
): Command {
  const gradus = new Command('gradus')
    .description('Dive into Deep Learning as exercises that grade themselves. Without a command: where am I?')
    .exitOverride()
    .showHelpAfterError('(see gradus --help)')
    .helpCommand(false);
  for (const add of commands) add(gradus);
  return gradus
    .allowExcessArguments() // or a command that does not exist would be called an argument too many
    .action(async (_options: unknown, { args: [word] }: Command) => {
      if (word !== undefined && elsewhere.includes(word)) throw new UsageError(`gradus ${word} is for teachers: it is in their course, and not in this edition.`); // prettier-ignore
      if (word !== undefined) throw new UsageError(`There is no command "${word}". See them all: npx gradus --help`);
      const { status } = await import('./student/status');
      finish(status(course(), await settleBackend(course(), wantedBackend('auto'))));
    });
}
