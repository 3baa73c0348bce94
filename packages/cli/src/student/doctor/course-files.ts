import { accessSync, constants, existsSync, mkdirSync, readFileSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { assignments, type Course, moduleOf } from '@gradus/judge';
import { z } from 'zod';
import type { Phrases } from '../../language/en';
import { Progress } from '../progress';
import { besidePath } from '../update/plan-update';
import { advice, fine, type Finding, problem } from './finding';

const lockSchema = z.object({ packages: z.record(z.string(), z.object({ version: z.string().optional(), optional: z.boolean().optional() })) }); // prettier-ignore

export function freeDisk(root: string): number {
  const { bavail, bsize } = statfsSync(root);
  return bavail * bsize;
}

/** What `package.json` says of the oldest Node that does. */
export function wantedNode(root: string): string {
  const schema = z.object({ engines: z.object({ node: z.string() }) });
  return schema.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))).engines.node;
}

/** Packages, exercises, and what the commands keep. */
export function lookAtFiles(course: Course, phrases: Phrases): Finding[] {
  return [
    packages(course.root, phrases),
    exercises(course, phrases),
    ...conflicts(course, phrases),
    kept(course.root, phrases),
  ];
}

/** Compares what npm installed with what the course asks for. */
function packages(root: string, phrases: Phrases): Finding {
  const cure = phrases.runNpmCi;
  const wanted = readLock(join(root, 'package-lock.json'));
  const installed = readLock(join(root, 'node_modules/.package-lock.json'));
  if (!wanted || !installed) return problem(phrases.packagesUnknown, cure);
  const stale = Object.entries(wanted).filter(([path, { version, optional }]) => {
    const here = installed[path];
    return path.startsWith('node_modules/') && here?.version !== version && !(optional && here === undefined);
  });
  if (stale.length === 0) return fine(phrases.packagesFine);
  const names = stale.slice(0, 3).map(([path]) => path.slice('node_modules/'.length)).join(', '); // prettier-ignore
  return problem(phrases.packagesStale(stale.length, `${names}${stale.length > 3 ? ', …' : ''}`), cure); // prettier-ignore
}

function readLock(path: string): z.infer<typeof lockSchema>['packages'] | undefined {
  try {
    return lockSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).packages;
  } catch {
    return undefined;
  }
}

function exercises(course: Course, phrases: Phrases): Finding {
  const all = assignments(course);
  const missing = all.filter((each) => !existsSync(join(course.root, 'exercises', `${moduleOf(each)}.ts`)));
  if (missing.length === 0) return fine(phrases.exercisesThere(all.length, course.lessons.length));
  const names = missing.slice(0, 3).map(({ exercise }) => exercise.id).join(', '); // prettier-ignore
  const more = missing.length > 3 ? ', …' : '';
  return problem(phrases.exercisesMissing(missing.length, all.length, `${names}${more}`), phrases.bringBack); // prettier-ignore
}

/** What `gradus update` could not merge. */
function conflicts(course: Course, phrases: Phrases): Finding[] {
  const stubs = assignments(course).map((each) => besidePath(`exercises/${moduleOf(each)}.ts`));
  const open = stubs.filter((path) => existsSync(join(course.root, path)));
  if (open.length === 0) return [];
  return [advice(phrases.conflictsOpen(open.join(', ')), phrases.conflictsCure)];
}

function kept(root: string, phrases: Phrases): Finding {
  try {
    mkdirSync(join(root, '.gradus'), { recursive: true });
    accessSync(join(root, '.gradus'), constants.W_OK);
    Progress.read(root);
    return fine(phrases.progressKept);
  } catch (error) {
    return problem((error as Error).message, phrases.giveRight);
  }
}
