import { existsSync } from 'node:fs';
import { type BackendName, BACKENDS, findPackages, installCommand, isNative, type Kind, type NativeBackend } from '@gradus/runtime/ladder'; // prettier-ignore
import type { Language } from '@gradus/contract';
import type { Course } from '../course';
import type { Phrases } from '../language/en';
import { phrasesIn } from '../language/phrases-in';
import { wasmFiles } from '../worker-isolation';
import { type Probe, probeBackend } from './probe-backend';

/** A backend by name, or the fastest of those that are installed and work. */
export const WANTED = ['auto', ...BACKENDS] as const;
export type WantedBackend = (typeof WANTED)[number];

export interface ChosenBackend {
  readonly name: BackendName;
  readonly device: string;
  readonly kind: Kind;
  /** Why it is not another one, a line each; for people, who need not be told twice. */
  readonly notes: readonly string[];
}

/** How a backend is tried out; given by tests. */
export type Prober = (course: Course, backend: NativeBackend) => Promise<Probe>;

/**
 * Goes down the ladder to the first backend that works: `tensorflow-gpu`, `webgpu` on real hardware, `tensorflow`, `wasm`,
 * `cpu`. What is not installed is passed by without a look. A name insists: on `webgpu` in software, too, and `tensorflow` is
 * either package of TensorFlow; if that does not work the run goes on with wasm.
 */
export async function chooseBackend(
  course: Course,
  wanted: WantedBackend,
  language: Language = 'en',
  probe: Prober = probeBackend,
): Promise<ChosenBackend> {
  const phrases = phrasesIn(language);
  const notes: string[] = [];
  for (const name of candidates(course, wanted)) {
    const probed = await probe(course, name);
    const problem = problemOf(name, probed, wanted, phrases);
    if (probed.status === 'works' && problem === undefined) {
      return {
        name,
        device: probed.device,
        kind: probed.kind,
        notes: wanted === 'auto' || name === wanted ? [] : notes,
      };
    }
    if (wanted !== 'auto' || !probed.isKnown) notes.push(problem!);
  }
  if (isNative(wanted) && notes.length === 0) notes.push(phrases.backendMissing(wanted, installCommand(wanted)));
  return own(course.root, wanted === 'cpu', notes, phrases);
}

/** Of the backends that are not ours those that are installed and may be taken, the best first. */
function candidates({ root }: Course, wanted: WantedBackend): NativeBackend[] {
  const may = BACKENDS.filter(isNative).filter(
    (name) => wanted === 'auto' || name === wanted || (wanted === 'tensorflow' && name === 'tensorflow-gpu'),
  );
  return may.filter((name) => findPackages(name, root));
}

function problemOf(name: NativeBackend, probed: Probe, wanted: WantedBackend, phrases: Phrases): string | undefined {
  if (probed.status === 'fails') return phrases.backendProblem(name, probed.reason);
  if (probed.kind !== 'software-gpu' || wanted === name) return undefined;
  return phrases.backendOfSoftware(name, probed.device);
}

/** The backends that this project brings. Plain JavaScript needs nothing at all. */
function own(root: string, isCpu: boolean, notes: readonly string[], phrases: Phrases): ChosenBackend {
  const where = { device: 'CPU', kind: 'processor' } as const;
  const going = (name: string) => notes.map((note, i) => (i === notes.length - 1 ? phrases.goingOnWith(note, name) : note)); // prettier-ignore
  if (isCpu) return { name: 'cpu', ...where, notes };
  const missing = wasmFiles(root).find(({ file }) => !existsSync(file))?.file;
  if (missing === undefined) return { name: 'wasm', ...where, notes: going('wasm') };
  return { name: 'cpu', ...where, notes: [...notes, phrases.goingOnWith(phrases.backendFileMissing('wasm', missing), 'cpu')] }; // prettier-ignore
}
