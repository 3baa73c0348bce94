import { type Course, isStudentEdition, type Probe, probeBackend } from '@gradus/judge';
import { BACKENDS, findPackages, installCommand, isNative, type NativeBackend } from '@gradus/runtime/ladder';
import type { Phrases } from '../../language/en';
import { advice, fine, type Finding } from './finding';

/** Backends that this project does not bring: which are installed, what they compute on, or why they do not work. */
export async function lookAtBackends(course: Course, phrases: Phrases): Promise<Finding[]> {
  const isOffered = !isStudentEdition(course.root); // what adds them is in the whole course
  const natives = BACKENDS.filter(isNative).filter((name) => isOffered || findPackages(name, course.root));
  return Promise.all(
    natives.map(async (name) =>
      findPackages(name, course.root)
        ? found(name, await probeBackend(course, name, true), phrases)
        : missing(name, phrases),
    ),
  );
}

/** What a probe means to people. */
export function found(name: NativeBackend, probed: Probe, phrases: Phrases): Finding {
  if (probed.status === 'fails') return advice(phrases.backendFails(name, probed.reason), cureOf(name, probed.reason, phrases)); // prettier-ignore
  const { device, kind } = probed;
  if (kind !== 'software-gpu')
    return fine(phrases.backendWorks(name, `${device}${kind === 'gpu' ? ` (${phrases.aGpu})` : ''}`));
  return fine(phrases.backendSlow(name, device)); // prettier-ignore
}

export function missing(name: NativeBackend, phrases: Phrases): Finding {
  return fine(phrases.backendMissing(name, installCommand(name)));
}

/** The run goes on with another backend, so that this is advice. */
function cureOf(name: NativeBackend, reason: string, phrases: Phrases): string {
  if (/npm rebuild/.test(reason)) return phrases.runInstallScript;
  if (/adapter/.test(reason)) return phrases.installDriver;
  if (/libcu|cudnn|cuda|sees no GPU/i.test(reason)) return phrases.installCuda; // prettier-ignore
  return phrases.installAnew(installCommand(name));
}
