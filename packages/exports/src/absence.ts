import type { Grade } from './grades/grade';
import { plain } from './text';

/** Why a student has no grade, as they are told. */
export interface Absence {
  readonly status: 'refused' | 'infra-error';
  readonly message: string;
}

/** Undefined for those who have a grade, or handed in nothing, or whose turn has not come. What broke is not for students. */
export function absenceOf({ status, points, note }: Grade): Absence | undefined {
  if (points !== undefined) return undefined;
  if (status === 'refused') return { status, message: plain(`Nothing of the submission could be used. ${note}`) };
  if (status !== 'infra-error') return undefined;
  return { status, message: 'The grader failed. This says nothing about your work; please tell your instructor.' };
}
