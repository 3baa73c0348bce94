import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Catalogue, Subject } from '@gradus/contract';
import type { Assignment, Course } from '../course';
import { hashTexts } from '../hash-files';
import { type Circumstances, surroundings } from '../job';
import { forgetUnused, markUsed } from '../kept';
import { parseAnswer } from '../parse-answer';
import { makeSubject } from '../subject';
import { misconceptionTexts, readAnswersTo, type TriedAnswer } from './answers';

/**
 * Lays down the misconceptions of exercises, ready to be loaded, for whoever runs the specs: in a folder named by everything
 * that their behaviour depends on, so that what is found out about them is found out once.
 */
export class Catalogues {
  private readonly folders = new Map<string, string | undefined>();

  constructor(
    private readonly course: Course,
    private readonly circumstances: Omit<Circumstances, 'seed' | 'language'>,
  ) {}

  /** The folder with the misconceptions of an exercise; undefined if there are none, or wrong answers are not compared. */
  folderOf(assignment: Assignment): string | undefined {
    const { id } = assignment.exercise;
    if (!this.folders.has(id)) this.folders.set(id, this.laidDown(assignment));
    return this.folders.get(id);
  }

  /** Grading goes on without it if it cannot be written. */
  private laidDown(assignment: Assignment): string | undefined {
    try {
      return this.layDown(assignment);
    } catch {
      return undefined;
    }
  }

  private layDown(assignment: Assignment): string | undefined {
    const { course, circumstances } = this;
    if (misconceptionTexts(course, assignment).length === 0) return undefined;
    const seed = assignment.lesson.seeds[0]!;
    const key = hashTexts([String(seed), ...surroundings(course, assignment, circumstances)]);
    const folder = join(course.root, '.gradus', 'catalogue', `${assignment.exercise.id}-${key.slice(0, 16)}`);
    if (existsSync(folder)) markUsed(folder);
    else writeAtOnce(folder, filesOf(course, assignment, seed));
    return folder;
  }
}

type Files = ReadonlyMap<string, object>;

function filesOf(course: Course, assignment: Assignment, seed: number): Files {
  const ready = readAnswersTo(assignment, 'misconception', course.root).flatMap((answer) => {
    const { path, text, parsed } = answer;
    if (parsed.status === 'wrong' || parsed.header.kind !== 'misconception') return [];
    const file = { status: 'text', path, text, sha256: '' } as const;
    const subject = makeSubject(course, assignment, file, parseAnswer({ path, text }));
    if (subject.status === 'refused') return [];
    const { sentence, caughtBy } = parsed.header;
    return [{ subject, misconception: { name: nameOf(answer), sentence, caughtBy } }];
  });
  const catalogue: Catalogue = { seed, misconceptions: ready.map(({ misconception }) => misconception) };
  return new Map<string, object>([
    ['catalogue.json', catalogue],
    ...ready.map(({ misconception, subject }): [string, Subject] => [`${misconception.name}.subject.json`, subject]),
  ]);
}

/** `02-flipped` */
export function nameOf({ path }: Pick<TriedAnswer, 'path'>): string {
  return path.replace(/^.*\//, '').replace(/\.[a-z]+$/, '');
}

/** All files or none: two runs may lay down the same. */
function writeAtOnce(folder: string, files: Files): void {
  mkdirSync(dirname(folder), { recursive: true });
  const part = mkdtempSync(`${folder}.`);
  for (const [name, content] of files) writeFileSync(join(part, name), JSON.stringify(content));
  try {
    renameSync(part, folder);
    forgetUnused(dirname(folder));
  } catch (error) {
    rmSync(part, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
}
