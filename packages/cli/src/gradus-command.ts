import type { Command } from 'commander';
import type { Language } from '@gradus/contract';
import { course, finish, wantedBackend } from './command-parts';
import { helpIn } from './language/help-in';
import { WordedCommand } from './language/worded-command';
import { settleBackend } from './settle-backend';
import { UsageError } from './usage-error';

/**
 * `gradus` with the commands given; alone it says where one is.
 *
 * @param elsewhere names of commands that only a teacher's course has
 */
export function gradusCommand(
  commands: readonly ((gradus: Command) => void)[],
  language: Language,
  translate = helpIn(language),
  elsewhere: readonly string[] = [],
): Command {
  const gradus = new WordedCommand('gradus', translate)
    .description('Dive into Deep Learning as exercises that grade themselves. Without a command: where am I?')
    .exitOverride()
    .showHelpAfterError('(see gradus --help)')
    .helpCommand(false);
  for (const add of commands) add(gradus);
  return gradus
    .allowExcessArguments() // or a command that does not exist would be called an argument too many
    .action(async (_options: unknown, { args: [word] }: Command) => {
      if (word !== undefined && elsewhere.includes(word)) throw new UsageError((phrases) => phrases.teachersOnly(word));
      if (word !== undefined) throw new UsageError((phrases) => phrases.noCommand(word));
      const { status } = await import('./student/status');
      finish(status(course(), await settleBackend(course(), wantedBackend('auto'), language), language));
    });
}
