import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readRun, settingsOf } from '@gradus/class';
import { parseWith, resultsSchema } from '@gradus/contract';
import {
  absenceOf,
  type ClassFormat,
  type ClassGrades,
  type CourseFile,
  type Format,
  FORMATS,
  gradedOf,
  type Grade,
  gradesOf,
  NO_COURSE_FILE,
  ownGrade,
  readCourseFile,
  type StudentFormat,
} from '@gradus/exports';
import { CLASS_FORMATS, FORMAT_NAMES, type FormatName } from '@gradus/exports/names';
import { isSafeId, readRoster } from '@gradus/intake';
import type { Course } from '@gradus/judge';
import { plainText } from '@gradus/reports';
import { selectLessons } from '../select';
import { StepProgress } from '../step-progress';
import { print } from '../terminal';
import { UsageError } from '../usage-error';

export interface ExportOptions {
  format: FormatName;
  results?: string;
  to?: string;
  course?: string;
  roster?: string;
  idAs?: string;
}

/** `gradus export`: a class, or one student's own results, in the format of another system. Exit code 3 without a grade. */
export function exportGrades(course: () => Course, out: string | undefined, options: ExportOptions): number {
  const format: Format = FORMATS[options.format];
  if ((out === undefined) === (options.results === undefined)) {
    throw new UsageError('Say what to export: the folder of a run of gradus grade, or --results with a results.json.');
  }
  if (out === undefined) return exportOwn(course, format, options);
  const grades = gradesIn(course(), out, options);
  if (format.kind === 'class') exportClass(format, grades, out, options);
  else exportStudents(format, grades, out, options);
  return 0;
}

function gradesIn(course: Course, out: string, options: ExportOptions): ClassGrades {
  const settings = settingsOf(out);
  const run = readRun(out, selectLessons(course, settings.lessons));
  const roster = options.roster ?? (settings.roster !== undefined && existsSync(settings.roster) ? settings.roster : undefined); // prettier-ignore
  const courseFile = options.course ?? (existsSync(join(out, 'course.json')) ? join(out, 'course.json') : undefined);
  const ids = run.people.map(({ row }) => row.id);
  return gradesOf(run, courseFileOf(courseFile, course, settings.lessons, ids), roster === undefined ? [] : readRoster(roster)); // prettier-ignore
}

function courseFileOf(file: string | undefined, course: Course, graded: readonly string[], ids?: readonly string[]): CourseFile {
  if (file === undefined) return NO_COURSE_FILE;
  const lessons = [...new Set([...course.lessons.map(({ id }) => id), ...graded])];
  return readCourseFile(file, { lessons, graded, ...(ids && { ids }) });
} // prettier-ignore

function exportOwn(course: () => Course, format: Format, options: ExportOptions): number {
  if (format.kind === 'class') {
    const others = Object.keys(FORMAT_NAMES).filter((name) => !CLASS_FORMATS.some((it) => it === name));
    throw new UsageError(`The format ${options.format} is for a class. For one student: ${others.join(', ')}.`);
  }
  const file = options.results!;
  if (!existsSync(file)) throw new UsageError(`There is no file "${file}". gradus test --out ${file} writes it.`);
  const results = parseWith(resultsSchema, readFileSync(file, 'utf8'), { file });
  const graded = results.lessons.map(({ id }) => id);
  const courseFile = options.course === undefined ? NO_COURSE_FILE : courseFileOf(options.course, course(), graded);
  const [grade] = ownGrade(results, courseFile).grades;
  const text = textFor(format, grade!);
  if (text !== undefined && options.to === undefined) process.stdout.write(text);
  else if (text !== undefined) write(options.to!, text);
  else process.stderr.write(`${grade!.note} ${options.format} has no way to say so, and nothing was written.\n`);
  return grade!.status === 'graded' ? 0 : 3;
} // prettier-ignore

function exportClass(format: ClassFormat, grades: ClassGrades, out: string, { format: name, to, idAs }: ExportOptions): void {
  const key = idAs ?? format.keys[0] ?? '';
  if (idAs !== undefined && !format.keys.includes(idAs)) {
    const keys = format.keys.length > 0 ? `takes ${format.keys.join(', ')}` : 'has no such choice';
    throw new UsageError(`--id-as is "${idAs}", but the format ${name} ${keys}.`);
  }
  const file = to ?? join(out, 'exports', format.file);
  write(file, format.render(grades, key));
  const leftOut = grades.grades.filter((grade) => format.leavesOut(grade, key));
  print(`Written: ${file} (${grades.grades.length - leftOut.length} students)`);
  sayLeftOut(leftOut);
} // prettier-ignore

function exportStudents(
  format: StudentFormat,
  grades: ClassGrades,
  out: string,
  { format: name, to }: ExportOptions,
): void {
  const folder = to ?? join(out, 'exports', name);
  if (to === undefined) rmSync(folder, { recursive: true, force: true });
  else refuseFull(folder);
  const leftOut: Grade[] = [];
  for (const grade of new StepProgress().over('Files written', grades.grades)) {
    // A refused entry is called as its student liked, and no file is named like that.
    const text = isSafeId(grade.id) ? textFor(format, grade) : undefined;
    if (text === undefined) leftOut.push(grade);
    else write(join(folder, `${grade.id}.${format.extension}`), text);
  }
  print(`Written: ${folder} (${grades.grades.length - leftOut.length} students, a file each)`);
  sayLeftOut(leftOut);
}

function textFor(format: StudentFormat, grade: Grade): string | undefined {
  const graded = gradedOf(grade);
  if (graded) return format.render(graded);
  const absence = absenceOf(grade);
  return absence && format.absence?.(absence);
}

function sayLeftOut(grades: readonly Grade[]): void {
  for (const { id, status, note } of grades) {
    print(plainText(`Left out: ${id} (${status}${note === '' ? '' : `: ${note.split('\n')[0]!}`})`, 200));
  }
}

/** Files of an older export would pass for those of this one. */
function refuseFull(folder: string): void {
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (!stats) return;
  if (!stats.isDirectory()) throw new UsageError(`${folder} is a file; a format with a file for each student takes a folder.`);
  if (readdirSync(folder).length > 0) throw new UsageError(`${folder} is not empty. Choose another folder for --to.`);
} // prettier-ignore

function write(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, text, { mode: 0o600 });
  } catch (error) {
    throw new UsageError(`The export cannot be written to "${file}": ${(error as Error).message}`);
  }
}
