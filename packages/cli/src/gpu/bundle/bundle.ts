import type { Course } from '@gradus/judge';
import { findPackages } from '@gradus/runtime/ladder';
import { print } from '../../terminal';
import { UsageError } from '../../usage-error';
import { archive, MOST_MB } from './archive';
import { makeBundle } from './make-bundle';

export interface BundleOptions {
  readonly archive: boolean;
}

/** `gradus gpu bundle`: everything that a machine with a GPU and nothing else needs. Exit code 3 if it became too large. */
export async function bundle(course: Course, folder: string, options: BundleOptions): Promise<number> {
  if (process.platform !== 'linux')
    throw new UsageError('A bundle is made on Linux, for Linux with the same processor.');
  const packages = findPackages('webgpu', course.root);
  if (!packages) throw new UsageError('WebGPU is not installed here, and a bundle has it in it. Add it: npx gradus gpu setup --webgpu'); // prettier-ignore
  for (const lack of await makeBundle(course, packages, folder)) print(`! ${lack}`);
  print(`${folder}: ./test-gpu judges the reference solutions on a GPU, ./bench-gpu measures.`);
  if (!options.archive) return 0;
  const { file, megabytes } = archive(folder);
  print(`${file}: ${megabytes.toFixed(1)} MB`);
  if (megabytes <= MOST_MB) return 0;
  print(`That is more than ${MOST_MB} MB.`);
  return 3;
}
