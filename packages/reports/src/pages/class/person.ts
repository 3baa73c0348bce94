import type { GpuPoints, Override, Results } from '@gradus/contract';

/** Somebody of a class, as a run's folder knows them. */
export interface Person {
  readonly row: {
    readonly id: string;
    readonly status: 'graded' | 'refused' | 'infra-error' | 'missing' | 'pending';
    /** Hundredths, overrides included. */
    readonly score?: number;
    readonly maxScore?: number;
    readonly lessons: Readonly<Record<string, number>>;
    /** Apart from them; missing where nothing ran on a GPU. */
    readonly gpu?: GpuPoints;
    readonly override: string;
    readonly note: string;
  };
  /** Before overrides. */
  readonly results?: Results;
  readonly overrides: readonly Override[];
}
