import type { ClassRun } from '@gradus/class';
import type { Feedback, GpuPoints, Override } from '@gradus/contract';

/** What becomes of one student in other systems. All points are hundredths. */
export interface Grade {
  readonly id: string;
  readonly name?: string;
  readonly email?: string;
  readonly status: ClassRun['people'][number]['row']['status'];
  /** After overrides, weights and lateness; missing where there is no grade. */
  readonly points?: number;
  readonly max: number;
  /** After overrides, without weights. Empty where there are none. */
  readonly lessons: Readonly<Record<string, number>>;
  /** No part of any sum, whatever was decided about it; missing where nothing ran on a GPU. */
  readonly gpu?: GpuPoints;
  /** Missing if it came in time, or the course has no deadline. */
  readonly late?: Lateness;
  /** With reasons that only the instructor reads. */
  readonly overrides: readonly Override[];
  /** Why there is no grade; for the instructor. */
  readonly note: string;
  /** Of whom was graded; read when it is asked for. */
  readonly work?: () => Work;
}

export interface Work {
  /** What the judge says, as far as the student may see it, with the points of overrides. */
  readonly feedback: Feedback;
  readonly startedAt: string;
}

export interface Lateness {
  /** Days begun after the deadline and its grace. */
  readonly days: number;
  readonly percent: number;
  /** What there would have been in time. */
  readonly before: number;
}

/** A grade with all there is to show of it. */
export type Graded = Grade & Work & { readonly points: number };

/** Undefined for those who have no grade, or no work to show. */
export function gradedOf(grade: Grade): Graded | undefined {
  const { work, points } = grade;
  return work && points !== undefined ? { ...grade, points, ...work() } : undefined;
}

export interface ClassGrades {
  readonly title: string;
  readonly max: number;
  readonly lessons: readonly { readonly id: string; readonly weight: number; readonly max: number }[];
  readonly grades: readonly Grade[];
}
