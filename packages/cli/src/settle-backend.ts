import type { Language } from '@gradus/contract';
import { chooseBackend, type Course, probeBackend, type WantedBackend } from '@gradus/judge';
import { findPackages, installCommand, isNative } from '@gradus/runtime/ladder';
import { UsageError } from './usage-error';

/** The backend that one's own answers run on. Why it is not another one is said on the error stream, in a line. */
export async function settleBackend(course: Course, wanted: WantedBackend, language: Language): Promise<string> {
  const { name, notes } = await chooseBackend(course, wanted, language);
  for (const note of notes) process.stderr.write(`${note}\n`);
  return name;
}

/**
 * For a run that must not go on with another one, as a class's must not.
 *
 * @throws {UsageError} if the backend does not work here
 */
export async function demandBackend(course: Course, backend: string): Promise<void> {
  if (!isNative(backend)) return;
  if (!findPackages(backend, course.root)) throw new UsageError(`Backend ${backend} is not installed. Add it: ${installCommand(backend)}`); // prettier-ignore
  const probed = await probeBackend(course, backend);
  if (probed.status === 'fails')
    throw new UsageError(`Backend ${backend}: ${probed.reason}. Look again: npx gradus doctor`);
}
