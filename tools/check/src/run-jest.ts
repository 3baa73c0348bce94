import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countJest } from './counts';
import type { Finding } from './outcome';
import { runCommand } from './run-command';

/** A step that runs Jest with these arguments and counts its tests. */
export function jest(args: readonly string[]): (root: string) => Promise<Finding> {
  return async (root) => {
    const folder = await mkdtemp(join(tmpdir(), 'gradus-check-'));
    try {
      const file = join(folder, 'report.json'); // not stdout, to which tests may write
      const command = {
        program: 'node_modules/jest/bin/jest.js',
        // What a failed test left behind must not keep the step from its end.
        args: [...args, '--ci', '--json', `--outputFile=${file}`, '--forceExit'],
      };
      const { exitCode, output } = await runCommand(command, root);
      const report = await readFile(file, 'utf8').catch(() => '');
      return { ...countJest(report, exitCode), output };
    } finally {
      await rm(folder, { recursive: true });
    }
  };
}
