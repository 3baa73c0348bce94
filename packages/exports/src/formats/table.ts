import type { ClassGrades, Grade, Graded } from '../grades/grade';
import { canvas, CANVAS_KEYS } from './canvas';
import { classJson } from './class-json';
import { classroom } from './classroom';
import { ctrf } from './ctrf';
import { exercism, exercismFailure } from './exercism';
import { gradescope } from './gradescope';
import { junit } from './junit';
import { markdown } from './markdown';
import { moodle, MOODLE_KEYS } from './moodle';
import type { CLASS_FORMATS, FormatName } from './names';
import { plainCsv } from './plain-csv';
import { prairieLearn, prairieLearnFailure } from './prairielearn';

/** A file for each student. */
export interface StudentFormat {
  readonly kind: 'student';
  readonly extension: string;
  readonly render: (grade: Graded) => string;
  /** What says that the grader failed; where there is no such thing, no file is the only honest answer. */
  readonly failure?: (message: string) => string;
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
  gradescope: ofStudent('json', gradescope),
  prairielearn: ofStudent('json', prairieLearn, prairieLearnFailure),
  exercism: ofStudent('json', exercism, exercismFailure),
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
  failure?: StudentFormat['failure'],
): StudentFormat {
  return { kind: 'student', extension, render, ...(failure && { failure }) };
}
