import type { ClassGrades, Graded } from '../grades/grade';
import { canvas, CANVAS_KEYS } from './canvas';
import { classJson } from './class-json';
import { classroom } from './classroom';
import { ctrf } from './ctrf';
import { exercism, exercismFailure } from './exercism';
import { gradescope } from './gradescope';
import { junit } from './junit';
import { markdown } from './markdown';
import { moodle, MOODLE_KEYS } from './moodle';
import { plainCsv } from './plain-csv';
import { prairieLearn, prairieLearnFailure } from './prairielearn';

/** A file for each student. */
export interface StudentFormat {
  readonly kind: 'student';
  readonly about: string;
  readonly extension: string;
  readonly render: (grade: Graded) => string;
  /** What says that the grader failed; where there is no such thing, no file is the only honest answer. */
  readonly failure?: (message: string) => string;
}

/** One file for a class. */
export interface ClassFormat {
  readonly kind: 'class';
  readonly about: string;
  readonly file: string;
  /** Columns of the other system that our ids may belong into, the usual one first. */
  readonly keys: readonly string[];
  readonly render: (grades: ClassGrades, key: string) => string;
}

export type Format = StudentFormat | ClassFormat;

const canvasKeys = { 'sis-login-id': 'SIS Login ID', 'sis-user-id': 'SIS User ID', id: 'ID' } as const satisfies Record<string, (typeof CANVAS_KEYS)[number]>; // prettier-ignore

/** Every format, by the name that `--format` takes. */
export const FORMATS: Readonly<Record<string, Format>> = {
  csv: ofClass('a table of the class, with weights and lateness', 'grades.csv', plainCsv),
  json: ofClass('the same as data, with points of exercises', 'grades.json', classJson),
  canvas: {
    ...ofClass('Canvas: gradebook for its import', 'canvas.csv', (grades, key) => canvas(grades, canvasKeys[key as keyof typeof canvasKeys])),
    keys: Object.keys(canvasKeys),
  },
  moodle: {
    ...ofClass('Moodle: table for its import of grades', 'moodle.csv', (grades, key) => moodle(grades, key as (typeof MOODLE_KEYS)[number])),
    keys: MOODLE_KEYS,
  },
  gradescope: ofStudent('Gradescope: results.json of an autograder', 'json', gradescope),
  prairielearn: ofStudent('PrairieLearn: results.json of an external grader', 'json', prairieLearn, prairieLearnFailure),
  exercism: ofStudent('Exercism: results.json of a test runner, version 3', 'json', exercism, exercismFailure),
  classroom: ofStudent("GitHub Classroom's graders: `result`, in base64", 'txt', classroom),
  ctrf: ofStudent('Common Test Report Format', 'json', ctrf),
  junit: ofStudent('JUnit XML, as test reports of GitLab, Jenkins or CodeGrade', 'xml', junit),
  markdown: ofStudent('Markdown, for the summary of a workflow', 'md', markdown),
}; // prettier-ignore

function ofClass(about: string, file: string, render: ClassFormat['render']): ClassFormat {
  return { kind: 'class', about, file, keys: [], render };
}

function ofStudent(
  about: string,
  extension: string,
  render: StudentFormat['render'],
  failure?: StudentFormat['failure'],
): StudentFormat {
  return { kind: 'student', about, extension, render, ...(failure && { failure }) };
}
