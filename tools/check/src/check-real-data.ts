import { join } from 'node:path';
import { dataFiles, dataFolders } from '@gradus/datasets/location';
import { countLessonChecks } from './counts';
import { lessonProblems } from './lesson-problems';
import type { Finding } from './outcome';
import { runCommand } from './run-command';

const NO_DATA =
  'There are no real data: GRADUS_DATA is not set, and neither data/ in the checkout nor shared/data beside it has any.\n' +
  'Get some: npx gradus data get mnist book    then: GRADUS_DATA=mnist,book npm run check -- --only data\n';

/** The reference solutions learn from real data, too, where there are any. */
export async function checkRealData(root: string): Promise<Finding> {
  const data = realData(root, process.env);
  if (data === undefined) return { passed: 0, failed: 0, skipped: 1, output: NO_DATA };
  const args = ['--data', data, '--seeds', '1', '--json'];
  const { exitCode, stdout, output } = await runCommand(
    { program: 'tools/calibrate/bin/gradus-calibrate.cjs', args },
    root,
  );
  const skipped = skippedOf(stdout);
  const told = lessonProblems(stdout) ?? output;
  return { ...countLessonChecks(stdout, exitCode), skipped: skipped.length, output: [told, ...skipped].join('\n') };
}

/** The folders that GRADUS_DATA names, or else the first with data in it of two that are part of no commit. */
export function realData(root: string, env: NodeJS.ProcessEnv): string | undefined {
  const named = dataFolders(env).join();
  return named || [join(root, 'data'), join(root, '../shared/data')].find((folder) => dataFiles([folder]).length > 0);
}

/** Exercises for which these data have nothing, each with the reason. */
function skippedOf(report: string): string[] {
  try {
    return (JSON.parse(report) as { skipped: string[] }).skipped;
  } catch {
    return []; // the command broke before it could report
  }
}
