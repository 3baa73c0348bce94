import { fold } from './name-problem';
import type { PlatformName } from './platform-name';
import type { Student } from './roster';

/** The student of the roster that a name means, or the end of a sentence that says why there is none. */
export function findStudent({ name, number }: PlatformName, roster: readonly Student[]): Student | string {
  const numbered = number === undefined ? [] : roster.filter((student) => idsOf(student).includes(number));
  const found = numbered.length > 0 ? numbered : name === undefined ? [] : named(name, roster);
  const [student] = found;
  if (student === undefined) return 'belongs to nobody on the roster: name it by the student’s id, email or name.';
  if (found.length > 1) return `may belong to ${found.map(({ id }) => id).join(' or ')}: name it by the student’s id.`;
  // The number may be another platform's than the roster's.
  if (numbered.length > 0 && name !== undefined && student.name !== undefined && !isNamed(student, name)) {
    return `has the number of ${student.id} but another name: name it by the student’s id.`;
  }
  return student;
}

/** An id counts before an email, and that before a name, which two may have. */
function named(name: string, roster: readonly Student[]): readonly Student[] {
  const wanted = normalize(name);
  const steps = [
    ({ id }: Student) => normalize(id) === wanted,
    ({ aliases = [], email }: Student) =>
      [...aliases, ...(email ? [email] : [])].some((it) => normalize(it) === wanted),
    (student: Student) => isNamed(student, name),
  ];
  return steps.map((step) => roster.filter(step)).find((students) => students.length > 0) ?? [];
}

function idsOf({ id, aliases = [] }: Student): string[] {
  return [id, ...aliases];
}

/** `Ada Lovelace`, `Lovelace, Ada`, `ada_lovelace` and Canvas's `lovelaceada` are one name. */
function isNamed(student: Student, name: string): boolean {
  const words = (student.name ?? '').split(/[\s,_-]+/).map(letters).filter((word) => word !== ''); // prettier-ignore
  const wanted = letters(name);
  return words.some((_, i) => [...words.slice(i), ...words.slice(0, i)].join('') === wanted);
}

function letters(text: string): string {
  return fold(text.normalize('NFKD').replace(/\p{M}/gu, '')).replace(/[^\p{L}\p{N}]/gu, '');
}

/** `student_1` and `student-1` are one id. */
function normalize(name: string): string {
  return fold(name)
    .replace(/[\s_-]+/g, ' ')
    .trim();
}
