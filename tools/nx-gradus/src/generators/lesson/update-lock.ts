import { execFileSync } from 'node:child_process';

const COMMAND = 'npm install --package-lock-only --offline --ignore-scripts';

/** A lesson is a workspace of npm: without an entry in the lock, `npm ci` fails. */
export function updateLock(root: string): void {
  const [file, ...args] = COMMAND.split(' ') as [string, ...string[]];
  try {
    // On Windows npm is a script, which only a shell can start.
    execFileSync(file, args, {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    });
  } catch (cause) {
    throw new Error(`The lesson is written, but package-lock.json does not know it yet. Run: ${COMMAND}`, { cause });
  }
}
