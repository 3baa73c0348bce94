import { type ReleaseFile, sha256 } from '@gradus/contract';
import type { Edition } from '../edition';

type About = Pick<ReleaseFile, 'exercise' | 'formerly' | 'executable'>;

/** An edition in memory: `[path, text]` of the machine, `[path, text, { exercise }]` of stubs. */
export function makeEdition(
  name: string,
  ...files: readonly (readonly [path: string, text: string, about?: About])[]
): Edition {
  const contents = new Map(files.map(([path, text]) => [path, Buffer.from(text)]));
  return {
    name,
    files: files.map(([path, text, about]) => ({ path, sha256: sha256(Buffer.from(text)), ...about })),
    read: ({ path }) => contents.get(path),
  };
}

/** What is on the disk when every step was done, and what the steps have read before. */
export function carriedOut(disk: ReadonlyMap<string, string>, steps: readonly import('../plan-update').Step[]) {
  const after = new Map(disk);
  for (const step of steps) {
    if (step.do === 'put') after.set(step.path, step.content.toString());
    else after.delete(step.path);
  }
  const backup = new Map(steps.flatMap(({ path, was }) => (was ? [[path, was.toString()] as const] : [])));
  return { after, backup };
}
