import type { Provenance, RunPlan } from '@gradus/contract';
import type { Guarantee } from './guarantees';

/** From the strongest to the weakest. */
export const LEVELS = ['full', 'container', 'full-gpu', 'uid', 'weak'] as const;
export type Level = (typeof LEVELS)[number];

/** A command line, its whole environment, and files that it finds open for reading from descriptor 5 on. */
export type Launch = RunPlan['worker'];

/** A script for Node and what it needs. It gets nothing else of the machine to see. */
export interface Program {
  /** The script, bundled: all it requires is in it, in Node, or in `packages`. */
  readonly script: string;
  readonly packages: readonly PackageFiles[];
  readonly env: Readonly<Record<string, string>>;
  /** Whether it loads native code, which Node's permission model refuses. */
  readonly native: boolean;
  /** Native code of other packages that it loads besides; only `weak` and `full-gpu` show such to a program. */
  readonly addons?: Addons;
  /** Where it talks: at descriptors 3 and 4, or at the standard input and output. */
  readonly channel: 'border' | 'standard';
  readonly bounds: Bounds;
  /** Further options of Node. */
  readonly options?: readonly string[];
}

/** Folders of packages with native code, shown as they are. */
export interface Addons {
  readonly folders: readonly string[];
}

/** Files of an installed package. */
export interface PackageFiles {
  readonly name: string;
  readonly folder: string;
  readonly files: readonly string[];
}

export interface Bounds {
  /** Of the JavaScript heap. */
  readonly heapMb: number;
  /** Of all private writable memory: heap, typed arrays, wasm, stacks. */
  readonly dataMb: number;
  /** Processor time of the process with all its threads. */
  readonly cpuSeconds: number;
}

/** How a worker is started, and how far that can be relied on. */
export interface Isolation {
  readonly level: Level;
  readonly launch: Launch;
  readonly stamp: Provenance['isolation'] & { readonly missing: readonly Guarantee[] };
  /** How another program is started in the same way. */
  enclose(program: Program): Launch;
}
