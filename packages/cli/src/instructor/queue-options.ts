import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { UsageError } from '../usage-error';

/** How the queue of a command is chosen, as commander read it. */
export interface QueueOptions {
  readonly queue?: string;
  readonly shared?: string;
}

export function addQueueOptions(command: Command, what: string): Command {
  return command
    .option('--queue <url>', `${what}; address of Redis or Valkey, or @FILE that holds it. Without it GRADUS_QUEUE`)
    .option('--shared <folder>', 'for large submissions: a folder that the run and all stations see, wherever mounted');
}

/** What the help of each command with a queue says about passwords. */
export const QUEUE_HELP = `
An address: redis://[user:password@]host:6379, rediss:// with TLS, redis+unix:///run/redis.sock. Everybody on a computer can read
the arguments of its commands, so put one with a password into the variable GRADUS_QUEUE, or into a file: --queue @FILE.`;

/**
 * The address of the queue: what `--queue` says, or else GRADUS_QUEUE; `@FILE` stands for the first line of a file. The
 * variable is deleted, so that no other process gets it.
 *
 * @throws {UsageError} if the file cannot be read or is empty
 */
export function queueAddress({ queue }: QueueOptions, env: NodeJS.ProcessEnv = process.env): string | undefined {
  const given = queue ?? env['GRADUS_QUEUE'] ?? '';
  delete env['GRADUS_QUEUE'];
  if (queue !== undefined && /\/\/.*:.*@/.test(queue)) {
    process.stderr.write('Everybody on this computer can read the password in --queue; GRADUS_QUEUE or --queue @FILE hides it.\n'); // prettier-ignore
  }
  if (!given.startsWith('@')) return given === '' ? undefined : given;
  return firstLine(given.slice(1));
}

function firstLine(file: string): string {
  const [line = ''] = read(file).split('\n', 1);
  if (line.trim() === '') throw new UsageError(`${file} must begin with the address of the queue, but the line is empty.`); // prettier-ignore
  return line.trim();
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`The address of the queue cannot be read from ${file}: ${(error as Error).message}`);
  }
}
