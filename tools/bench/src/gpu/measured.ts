import type { Size, WorkloadName } from './sizes';

/** What a process that trains says in its last line. */
export interface Measured {
  readonly device: string;
  readonly kind?: string;
  /** Of the first steps, to compare. */
  readonly losses: readonly number[];
  /** Milliseconds of each run. */
  readonly ms: readonly number[];
}

export type Outcome =
  | ({ readonly status: 'measured' } & Measured)
  | { readonly status: 'failed'; readonly reason: string }
  | { readonly status: 'slow'; readonly limit: number };

export const ENGINES = ['wasm', 'webgpu', 'torch'] as const;
export type Engine = (typeof ENGINES)[number];

/** What `bench-gpu --out FILE` writes. */
export interface GpuBench {
  readonly machine: string;
  /** Programs that wanted a processor before this began, and how many processors there are. */
  readonly load: { readonly programs: number; readonly processors: number };
  readonly date: string;
  readonly size: Size;
  readonly engines: Readonly<Record<Engine, { status: 'ready'; device: string; kind?: string } | { status: 'missing'; reason: string }>>; // prettier-ignore
  readonly outcomes: Readonly<Record<WorkloadName, Readonly<Partial<Record<Engine, Outcome>>>>>;
}
