import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Assignment, assignments, type Course, largerModel, specOf } from '@gradus/judge';
import type { DataAtHand } from './data-at-hand';

export interface TrainingExercises {
  readonly able: readonly Assignment[];
  /** Why the others cannot be measured on these data. */
  readonly unable: readonly string[];
}

export interface Wanted {
  /** Ids of exercises; all if left out. */
  readonly only?: readonly string[] | undefined;
  /** Not exercises, but the larger models that their answers train. */
  readonly largerModels?: boolean | undefined;
}

/** The exercises whose specs load data to train with. */
export function trainingExercises(
  course: Course,
  data: DataAtHand,
  { only, largerModels }: Wanted = {},
): TrainingExercises {
  const [able, unable]: [Assignment[], string[]] = [[], []];
  const all = largerModels ? course.lessons.flatMap((lesson) => onProcessor(largerModel(lesson))) : assignments(course);
  for (const assignment of all) {
    const { id } = assignment.exercise;
    const needs = needsOf(course, assignment);
    if (needs === undefined || only?.includes(id) === false) continue;
    const source = data[needs];
    if (source.status === 'there') able.push(assignment);
    else unable.push(`${id} was not measured. ${source.because.split('\n')[0]}`);
  }
  return { able, unable };
}

/** A larger model has the time that a GPU needs; here its threshold is asked about, on a machine that may be busy. */
function onProcessor(larger: Assignment | undefined): Assignment[] {
  if (!larger) return [];
  const { callSeconds, exerciseSeconds } = larger.lesson.budget;
  const budget = { callSeconds: PATIENCE * callSeconds, exerciseSeconds: PATIENCE * exerciseSeconds };
  return [{ ...larger, lesson: { ...larger.lesson, budget } }];
}

const PATIENCE = 10;

function needsOf({ root }: Course, assignment: Assignment): keyof DataAtHand | undefined {
  const spec = readFileSync(join(root, specOf(assignment)), 'utf8');
  if (/\bloadDigits\(/.test(spec)) return 'digits';
  return /\bloadText\(/.test(spec) ? 'text' : undefined;
}
