import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { type ReleaseFile, sha256 } from '@gradus/contract';
import { archiveItems } from '@gradus/intake';
import { plainText } from '@gradus/reports';
import { z } from 'zod';
import { UsageError } from '../../usage-error';
import type { Edition } from './edition';

/** The commit that this checkout was last updated to, from its root. */
export const UPDATED_TO = '.gradus/updated-to';

const MOST_BYTES = 64 * 2 ** 20;
const FIRST_NAMES = 5;
/** Of manifests only what an update needs, so that newer ones can be read. */
const lessonSchema = z.object({
  exercises: z.array(z.object({ name: z.string(), file: z.string(), formerly: z.array(z.string()).optional() })),
});

export interface GitEditions {
  readonly installed: Edition;
  readonly incoming: Edition;
  readonly upstream: string;
  readonly commit: string;
}

/**
 * The course as it was when this clone was made or last updated, and as it is at the branch it follows, after `git fetch`.
 * The clone's own branch and index stay as they are.
 *
 * @throws {UsageError} if this is no clone, follows nothing, or has work of somebody's own outside of `exercises/`
 */
export async function gitEditions(root: string): Promise<GitEditions> {
  const git = (...args: string[]) => run(root, args).toString('utf8').trim();
  if (!isTopOfClone(root, git)) {
    throw new UsageError((phrases) => phrases.updateNoClone);
  } // prettier-ignore
  const upstream = optional(() => git('rev-parse', '--abbrev-ref', '--symbolic-full-name', '@{upstream}'));
  if (upstream === undefined) {
    throw new UsageError((phrases) => phrases.updateNoUpstream);
  } // prettier-ignore
  git('fetch', '--quiet');
  const commit = git('rev-parse', '@{upstream}');
  const base = baseOf(root, git, commit);
  refuseOwnMachine(git, base);
  return { installed: await edition(root, base), incoming: await edition(root, commit), upstream, commit };
}

type Git = (...args: string[]) => string;

function isTopOfClone(root: string, git: Git): boolean {
  const top = optional(() => git('rev-parse', '--show-toplevel'));
  return top !== undefined && realpathSync(top) === realpathSync(root);
}

/** Where both came from: by history, or by an earlier update that history knows nothing of. */
function baseOf(root: string, git: Git, commit: string): string {
  const shared = optional(() => git('merge-base', 'HEAD', commit));
  if (shared === undefined) throw new UsageError((phrases) => phrases.updateUnrelated);
  const file = join(root, UPDATED_TO);
  const last = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  if (!/^[0-9a-f]{40,64}$/.test(last)) return shared;
  const isBetween = [[shared, last], [last, commit]].every(([older, newer]) => optional(() => git('merge-base', '--is-ancestor', older!, newer!)) !== undefined); // prettier-ignore
  return isBetween ? last : shared;
}

/** Whoever works on the course itself wants git's merge, not to have it replaced. */
function refuseOwnMachine(git: Git, base: string): void {
  const changed = git('diff', '--name-only', '--no-renames', base, '--', '.', ':(exclude)exercises').split('\n').filter(Boolean); // prettier-ignore
  if (changed.length === 0) return;
  const names = [...changed.slice(0, FIRST_NAMES), ...(changed.length > FIRST_NAMES ? ['…'] : [])].join(', ');
  throw new UsageError((phrases) => phrases.updateOwnMachine(names));
} // prettier-ignore

async function edition(root: string, commit: string): Promise<Edition> {
  const items = await archiveItems('tar', run(root, ['-c', 'core.autocrlf=false', 'archive', '--format=tar', commit]));
  const contents = new Map<string, Buffer>();
  for (const { path, kind, read } of items) {
    if (kind === 'folder' || kind === 'file of an unknown kind') continue; // the latter is git's header
    if (kind !== 'regular file') throw new UsageError((phrases) => phrases.updateNoRegularFile(path, commit.slice(0, 7))); // prettier-ignore
    contents.set(path, await read(MOST_BYTES));
  }
  const exercises = exercisesIn(contents);
  const executable = executablesIn(root, commit);
  const files = [...contents].map(([path, bytes]): ReleaseFile => ({
    path,
    sha256: sha256(bytes),
    ...(executable.has(path) && { executable: true }),
    ...exercises.get(path),
  }));
  return { name: commit.slice(0, 7), files, read: ({ path }) => contents.get(path) };
}

function executablesIn(root: string, commit: string): ReadonlySet<string> {
  const lines = run(root, ['ls-tree', '-r', '-z', commit]).toString('utf8').split('\0');
  return new Set(lines.filter((line) => line.startsWith('100755 ')).map((line) => line.slice(line.indexOf('\t') + 1)));
}

function exercisesIn(contents: ReadonlyMap<string, Buffer>): Map<string, { exercise: string; formerly?: string[] }> {
  const found = new Map<string, { exercise: string; formerly?: string[] }>();
  for (const [path, bytes] of contents) {
    const id = /^grader\/(\d\d-[^/]+)\/lesson\.json$/.exec(path)?.[1];
    if (id === undefined) continue;
    for (const { name, file, formerly } of lessonSchema.parse(JSON.parse(bytes.toString('utf8'))).exercises) {
      found.set(`exercises/${id}/${file}`, { exercise: `${id.slice(3)}/${name}`, ...(formerly && { formerly }) });
    }
  }
  return found;
}

function run(root: string, args: readonly string[]): Buffer {
  try {
    return execFileSync('git', args, { cwd: root, maxBuffer: MOST_BYTES, stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    const { code, stderr } = error as NodeJS.ErrnoException & { stderr?: Buffer };
    if (code === 'ENOENT') throw new UsageError((phrases) => phrases.updateNoGit);
    const why = plainText(stderr?.toString('utf8').trim() || String(code));
    throw new UsageError((phrases) => phrases.updateGitFailed(`git ${args[0]}`, why));
  }
}

function optional<Value>(action: () => Value): Value | undefined {
  try {
    return action();
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}
