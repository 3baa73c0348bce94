import { spawn } from 'node:child_process';
import { win32 } from 'node:path';
import type { Phrases } from '../../language/en';

/**
 * Opens a file in the editor whose terminal this is, or with what the system opens such files with.
 *
 * @param file from the course's root
 * @returns a sentence about it
 */
export async function openFile(root: string, file: string, phrases: Phrases): Promise<string> {
  const [command, ...args] = opener(process.platform, process.env, file);
  if (command === undefined || !(await starts(command, args, root))) return phrases.readHere(file);
  return phrases.isOpen(file);
}

/** A command that opens a file; none where there is no screen to open it on. */
export function opener(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, file: string): readonly string[] {
  const isWindows = platform === 'win32';
  const path = isWindows ? win32.normalize(file) : file; // Explorer takes what follows a slash for an option
  if (env['TERM_PROGRAM'] === 'vscode') return [isWindows ? 'code.cmd' : 'code', '--reuse-window', path];
  if (platform === 'darwin') return ['open', path];
  if (isWindows) return ['explorer', path];
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? ['xdg-open', path] : [];
}

function starts(command: string, args: readonly string[], cwd: string): Promise<boolean> {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd, stdio: 'ignore', detached: true, shell: command.endsWith('.cmd') });
    child.once('error', () => done(false));
    child.once('spawn', () => {
      child.unref();
      done(true);
    });
  });
}
