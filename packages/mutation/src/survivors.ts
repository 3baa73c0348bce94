import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ContractError, type Lesson, parseWith } from '@gradus/contract';
import { z } from 'zod';
import { keyOf } from './identity';
import type { Mutant } from './mutants';

const survivorSchema = z.strictObject({
  exercise: z.string(),
  mutator: z.string(),
  original: z.string(),
  replacement: z.string(),
  /** Left out for the first one. */
  ordinal: z.int().positive().default(1),
  /** Why no check can tell it from the solution, in a sentence. */
  reason: z.string().min(20),
});

/** A mutant that no check can tell from the solution, with the reason. */
export type Survivor = z.infer<typeof survivorSchema>;

/** `grader/04-softmax/survivors.json`, written by authors. */
export function survivorsFile(lesson: Lesson): string {
  return `grader/${lesson.id}/survivors.json`;
}

/** @throws {ContractError} naming file and field */
export function readSurvivors(root: string, lesson: Lesson): Survivor[] {
  const file = survivorsFile(lesson);
  if (!existsSync(join(root, file))) return [];
  return parseWith(z.array(survivorSchema), readFileSync(join(root, file), 'utf8'), { file });
}

export interface Explained {
  /** Reasons of survivors that are listed. */
  readonly reasons: ReadonlyMap<Mutant, string>;
  /** Survivors that are not. */
  readonly unexplained: readonly Mutant[];
  /** What is wrong with entries, a sentence each. */
  readonly problems: readonly string[];
}

/** Puts the survivors of one exercise beside what is listed of it: every entry must be a mutant, and survive. */
export function explain(
  exercise: string,
  mutants: readonly Mutant[],
  survived: readonly Mutant[],
  listed: readonly Survivor[],
): Explained {
  const surviving = new Map(survived.map((mutant) => [keyOf(mutant), mutant]));
  const existing = new Set(mutants.map(keyOf));
  const reasons = new Map<Mutant, string>();
  const problems: string[] = [];
  for (const entry of listed.filter((one) => one.exercise === exercise)) {
    const mutant = surviving.get(keyOf(entry));
    const name = `${exercise} ${entry.mutator} "${entry.original}" → "${entry.replacement}"${entry.ordinal > 1 ? ` (${entry.ordinal})` : ''}`; // prettier-ignore
    if (mutant && reasons.has(mutant)) problems.push(`${name} is listed twice: remove one.`);
    else if (mutant) reasons.set(mutant, entry.reason);
    else if (existing.has(keyOf(entry))) problems.push(`${name} does not survive: remove it.`);
    else problems.push(`${name} is no mutant of the solution any more: remove it, or write it as it is now.`);
  }
  return { reasons, unexplained: survived.filter((mutant) => !reasons.has(mutant)), problems };
}

/** @throws {ContractError} if an entry names an exercise that the lesson does not have */
export function checkExercises(listed: readonly Survivor[], lesson: Lesson): void {
  const unknown = listed.find(({ exercise }) => !lesson.exercises.some(({ id }) => id === exercise));
  if (unknown) throw new ContractError(`${survivorsFile(lesson)} lists a mutant of "${unknown.exercise}", which is no exercise of ${lesson.id}.`); // prettier-ignore
}
