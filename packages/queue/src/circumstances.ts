import { basename } from 'node:path';
import type { Language, Provenance } from '@gradus/contract';
import { dataFingerprint, dataFolders } from '@gradus/datasets/location';
import { type Course, versionsOf } from '@gradus/judge';
import { z } from 'zod';

/** Everything besides the task that a verdict depends on. Two computers may grade one class only if all of it is equal. */
export const circumstancesSchema = z.strictObject({
  gradus: z.string(),
  machineHash: z.string(),
  lessonsHash: z.string(),
  node: z.string(),
  backend: z.string(),
  /** What verdicts are worded in. */
  language: z.string(),
  /** How workers are kept from the rest of the computer: the level and what it leaves open. */
  isolation: z.string(),
  /** Files of the real data that training may use, by name and size. */
  data: z.string(),
});
export type Circumstances = z.infer<typeof circumstancesSchema>;

export function circumstancesOf(
  course: Course,
  { backend, language = 'en' }: { readonly backend: string; readonly language?: Language },
  stamp: Provenance['isolation'],
): Circumstances {
  const isolation = [stamp.level, ...stamp.missing].join(' -');
  return { ...versionsOf(course), backend, language, isolation, data: dataFiles() };
}

/** Folders and times of change differ between computers. */
function dataFiles(): string {
  const lines = dataFingerprint(dataFolders()).split('\n');
  const files = lines.map((line) => line.split('\t')).filter(({ length }) => length > 1);
  return files
    .map(([path, size]) => `${basename(path!)} ${size}`)
    .sort()
    .join(', ');
}

const NAMES: Record<keyof Circumstances, string> = {
  gradus: 'version of Gradus',
  machineHash: 'packages/',
  lessonsHash: 'grader/ and solutions/',
  node: 'Node',
  backend: 'backend',
  language: '--lang',
  isolation: 'isolation',
  data: 'data sets',
};

/** What is not equal, for people: `Node v20.19.0 here, v22.1.0 wanted`. */
export function differences(here: Circumstances, wanted: Circumstances): string[] {
  return Object.entries(NAMES).flatMap(([key, name]) => {
    const [mine, theirs] = [here[key as keyof Circumstances], wanted[key as keyof Circumstances]];
    return mine === theirs ? [] : [`${name} ${short(mine)} here, ${short(theirs)} wanted`];
  });
}

function short(value: string): string {
  return /^[0-9a-f]{40,}$/.test(value) ? value.slice(0, 10) : value || 'none';
}
