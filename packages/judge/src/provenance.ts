import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language, Lesson, Provenance } from '@gradus/contract';
import type { Course } from './course';
import { hashFolders } from './hash-files';
import { limitsOf } from './limits';
import { machineHash } from './machine';

/** The versions that a verdict depends on. */
export type Versions = Pick<Provenance, 'gradus' | 'lessonsHash' | 'machineHash' | 'node'>;

export function versionsOf({ root }: Course): Versions {
  const manifest = readFileSync(join(root, 'package.json'), 'utf8');
  return {
    gradus: (JSON.parse(manifest) as { version: string }).version,
    lessonsHash: hashFolders(root, ['grader', 'solutions']),
    machineHash: machineHash(root),
    node: process.version,
  };
}

/** Under what circumstances results came about. */
export function provenanceOf(
  versions: Versions,
  lesson: Lesson,
  given: Pick<Provenance, 'backend' | 'seed' | 'isolation' | 'startedAt'> & { readonly language?: Language },
): Provenance {
  const { callMs, exerciseMs, heapMb, outputBytes } = limitsOf(lesson);
  return {
    ...versions,
    backend: given.backend,
    device: 'CPU',
    seed: given.seed,
    ...(given.language !== undefined && given.language !== 'en' && { language: given.language }),
    isolation: given.isolation,
    limits: { callMs, exerciseMs, heapMb, outputBytes },
    startedAt: given.startedAt,
    finishedAt: new Date().toISOString(),
  };
}
