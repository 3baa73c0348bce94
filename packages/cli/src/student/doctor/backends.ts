import { type Course, type Probe, probeBackend } from '@gradus/judge';
import { BACKENDS, findPackages, installCommand, isNative, type NativeBackend } from '@gradus/runtime/ladder';
import { advice, fine, type Finding } from './finding';

/** Backends that this project does not bring: which are installed, what they compute on, or why they do not work. */
export async function lookAtBackends(course: Course): Promise<Finding[]> {
  const natives = BACKENDS.filter(isNative);
  return Promise.all(
    natives.map(async (name) =>
      findPackages(name, course.root) ? found(name, await probeBackend(course, name, true)) : missing(name),
    ),
  );
}

/** What a probe means to people. */
export function found(name: NativeBackend, probed: Probe): Finding {
  if (probed.status === 'fails') return advice(`Backend ${name} is installed and does not work: ${probed.reason}.`, cureOf(name, probed.reason)); // prettier-ignore
  const { device, kind } = probed;
  if (kind !== 'software-gpu') return fine(`Backend ${name} works: ${device}${kind === 'gpu' ? ' (a GPU)' : ''}`);
  return fine(`Backend ${name} works, on a GPU made of software: ${device}. It is right and slow; GRADUS_BACKEND=${name} insists on it`); // prettier-ignore
}

export function missing(name: NativeBackend): Finding {
  return fine(`Backend ${name} is not installed; it is optional. To add it: ${installCommand(name)}`);
}

/** The run goes on with another backend, so that this is advice. */
function cureOf(name: NativeBackend, reason: string): string {
  if (/npm rebuild/.test(reason))
    return 'Let its install script run: npm rebuild, or npm approve-scripts before it in npm 11.';
  if (/adapter/.test(reason))
    return 'Install the driver of the GPU with its Vulkan part (Linux: see vulkaninfo --summary).';
  if (/libcu|cudnn|cuda|sees no GPU/i.test(reason)) return 'Look at nvidia-smi: the driver comes first, then the CUDA that the package was built for (11).'; // prettier-ignore
  return `Install it anew: ${installCommand(name)}`;
}
