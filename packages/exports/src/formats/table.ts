import type { Absence } from '../absence';
import type { ClassGrades, Grade, Graded } from '../grades/grade';
import { canvas, CANVAS_KEYS } from './canvas';
import { classJson } from './class-json';
import { classroom } from './classroom';
import { ctrf } from './ctrf';
import { exercism, withoutExercism } from './exercism';
import { gradescope, withoutGradescope } from './gradescope';
import { junit } from './junit';
import { markdown } from './markdown';
import { moodle, MOODLE_KEYS } from './moodle';
import type { CLASS_FORMATS, FormatName } from './names';
import { plainCsv } from './plain-csv';
import { prairieLearn, withoutPrairieLearn } from './prairielearn';

/** A file for each student. */
export interface StudentFormat {
  readonly kind: 'student';
  readonly extension: string;
  readonly render: (grade: Graded) => string;
  /** What says to the student why there is no grade; where there is no way to say so, no file is the only honest answer. */
  readonly absence?: (why: Absence) => string | undefined;
}

/** One file for a class. */
export interface ClassFormat {
  readonly kind: 'class';
  readonly file: string;
  /** Columns of the other system that our ids may belong into, the usual one first. */
  readonly keys: readonly string[];
  /** Whether somebody has no row there. */
  readonly leavesOut: (grade: Grade, key: string) => boolean;
  readonly render: (grades: ClassGrades, key: string) => string;
}

export type Format = StudentFormat | ClassFormat;
type ClassName = (typeof CLASS_FORMATS)[number];

/** Every format, by the name that `--format` takes. */
export const FORMATS: Readonly<{ [Name in FormatName]: Name extends ClassName ? ClassFormat : StudentFormat }> = {
  csv: ofClass('grades.csv', plainCsv),
  json: ofClass('grades.json', classJson),
  canvas: {
    ...ofClass('canvas.csv', canvas),
    keys: Object.keys(CANVAS_KEYS),
    leavesOut: ({ points }) => points === undefined,
  },
  moodle: {
    ...ofClass('moodle.csv', moodle),
    keys: MOODLE_KEYS,
    leavesOut: ({ points, email }, key) => points === undefined || (key === 'email' && email === undefined),
  },
  gradescope: ofStudent('json', gradescope, withoutGradescope),
  prairielearn: ofStudent('json', prairieLearn, withoutPrairieLearn),
  exercism: ofStudent('json', exercism, withoutExercism),
  classroom: ofStudent('txt', classroom),
  ctrf: ofStudent('json', ctrf),
  junit: ofStudent('xml', junit),
  markdown: ofStudent('md', markdown),
};

function ofClass(file: string, render: ClassFormat['render']): ClassFormat {
  return { kind: 'class', file, keys: [], leavesOut: () => false, render };
}

function ofStudent(
  extension: string,
  render: StudentFormat['render'],
  absence?: StudentFormat['absence'],
): StudentFormat {
  return { kind: 'student', extension, render, ...(absence && { absence }) };
}
