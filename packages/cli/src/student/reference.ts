import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '@gradus/contract';
import { type Assignment, type Course, importChoices, isStudentEdition, moduleOf } from '@gradus/judge';
import { referenceText } from '@gradus/stubgen';
import { stubHeader } from '../author/stub-header';
import { Progress } from './progress';
import { phrasesIn } from '../language/phrases-in';

/** The reference solution, or why it stays closed. */
export type Look = { status: 'open'; text: string } | { status: 'closed'; message: string };

export interface LookOptions {
  /** Look without having passed. It is written down. */
  readonly giveUp?: boolean;
  readonly lang: Language;
}

/** Opens the reference solution to who has passed the exercise, or gives up. */
export function lookAtReference(course: Course, assignment: Assignment, { giveUp = false, lang }: LookOptions): Look {
  // It would be no help to give up for nothing, so nothing is written down.
  if (isStudentEdition(course.root)) return { status: 'closed', message: phrasesIn(lang).noReferences };
  const progress = Progress.read(course.root);
  const isOpen = progress.hasPassed(assignment) || progress.gaveUp(assignment);
  if (!isOpen && !giveUp) return { status: 'closed', message: refusal(assignment, lang) };
  if (!isOpen) progress.add(assignment, { did: 'give-up' });
  return { status: 'open', text: textOf(course, assignment) };
}

/** With the comment that the stub begins with, so that a comparison does not find it. */
function textOf(course: Course, assignment: Assignment): string {
  const path = `solutions/${moduleOf(assignment)}.ts`;
  const solution = readFileSync(join(course.root, path), 'utf8');
  return stubHeader(assignment.exercise, importChoices(course, assignment)) + referenceText(solution, path);
}

function refusal({ exercise: { id, name } }: Assignment, language: Language): string {
  return phrasesIn(language).closed(id, name);
}
