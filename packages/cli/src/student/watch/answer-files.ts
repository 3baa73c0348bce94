import { join } from 'node:path';
import { type Assignment, type Course, moduleOf } from '@gradus/judge';
import { watch } from 'chokidar';

/** A file that an editor writes in several steps is left alone for so long. */
const SETTLED = { stabilityThreshold: 40, pollInterval: 10 };

/**
 * Says which answers were saved, deleted, renamed or brought back. Editors that write another file and put it in the old
 * one's place are seen as one save.
 *
 * @returns what stops it
 */
export async function watchAnswers(
  { root }: Course,
  assignments: readonly Assignment[],
  onChange: (assignment: Assignment) => void,
): Promise<() => Promise<void>> {
  const folder = join(root, 'exercises');
  const answers = new Map(assignments.map((assignment) => [join(folder, `${moduleOf(assignment)}.ts`), assignment]));
  const watcher = watch(folder, {
    depth: 1,
    ignoreInitial: true,
    awaitWriteFinish: SETTLED,
    ignored: (path, stats) => Boolean(stats?.isFile()) && !answers.has(path),
  });
  watcher.on('all', (_, path) => {
    const assignment = answers.get(path);
    if (assignment) onChange(assignment);
  });
  await new Promise<void>((ready) => watcher.once('ready', () => ready()));
  return () => watcher.close();
}
