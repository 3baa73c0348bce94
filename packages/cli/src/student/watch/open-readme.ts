import { spawn } from 'node:child_process';
import type { Phrases } from '../../language/en';

/**
 * Opens a file in the editor whose terminal this is, or with what the system opens such files with.
 *
 * @param file from the course's root
 * @returns a sentence about it
 */
export async function openFile(root: string, file: string, phrases: Phrases): Promise<string> {
  const [command, ...args] = opener(process.platform, process.env);
  if (command === undefined || !(await starts(command, [...args, file], root))) return phrases.readHere(file);
  return phrases.isOpen(file);
}

/** None where there is no screen to open it on. */
export function opener(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): readonly string[] {
  if (env['TERM_PROGRAM'] === 'vscode') return [platform === 'win32' ? 'code.cmd' : 'code', '--reuse-window'];
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['explorer'];
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? ['xdg-open'] : [];
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
