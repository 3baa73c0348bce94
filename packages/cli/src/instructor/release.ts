import type { Lesson } from '@gradus/contract';
import { type Course, versionsOf } from '@gradus/judge';
import { EditionLeaks, type Form, FORMS, makeEdition, ReleaseRefused, writeRelease } from '@gradus/release';
import { studentFiles } from '../author/student-files';
import { lessonWords } from '../lesson-words';
import { selectLessons } from '../select';
import { print } from '../terminal';
import { UsageError } from '../usage-error';

export interface ReleaseOptions {
  lessons?: string;
  forms?: string;
  as?: string;
}

/** `gradus release DIR`: writes the student edition. Exit code 1 if it would give something away. */
export async function release(course: Course, out: string, options: ReleaseOptions): Promise<number> {
  const lessons = selectLessons(course, lessonWords(options.lessons));
  const forms = formsOf(options.forms);
  const version = versionOf(course, options.as);
  const start = new Map(lessons.map((lesson) => [lesson, studentFiles(course, lesson)]));
  try {
    const edition = await makeEdition({ course, lessons, version, startFiles: (lesson) => start.get(lesson)! });
    const written = writeRelease(out, edition, { root: course.root, version, forms });
    print(`${out}: ${written.join(', ')}`);
    print(`${summary(lessons)}, version ${version}, ${edition.size} files. ${HOW}`);
    return 0;
  } catch (error) {
    if (error instanceof EditionLeaks) {
      print(error.message);
      return 1;
    }
    if (error instanceof ReleaseRefused) throw new UsageError(error.message);
    throw error;
  }
}

const HOW = 'Students: npm ci, npm test. The README says more.';

function summary(lessons: readonly Lesson[]): string {
  const count = lessons.reduce((sum, { exercises }) => sum + exercises.length, 0);
  return `${count} exercises in ${lessons.length} ${lessons.length === 1 ? 'lesson' : 'lessons'}`;
}

function formsOf(list: string | undefined): readonly Form[] {
  if (list === undefined) return FORMS;
  return list.split(',').map((word) => {
    const form = FORMS.find((each) => each === word);
    if (form) return form;
    throw new UsageError(`There is no form "${word}". Forms: ${FORMS.join(', ')}.`);
  });
}

function versionOf(course: Course, given: string | undefined): string {
  const version = given ?? versionsOf(course).gradus;
  if (/^\d{1,6}\.\d{1,6}\.\d{1,6}$/.test(version)) return version;
  throw new UsageError(`--as ${version} is no version: three numbers are, such as 1.2.0.`);
}
