import { fold } from './name-problem';
import type { PlatformName } from './platform-name';
import type { Student } from './roster';

/** Finds students by what others call them. Made once for a roster, since a class may be large. */
export class StudentIndex {
  private readonly byNumber: Index;
  /** An id counts before an email, and that before a name, which two may have. */
  private readonly steps: readonly { readonly index: Index; readonly keyOf: (name: string) => string }[];

  constructor(roster: readonly Student[]) {
    this.byNumber = indexed(roster, ({ id, aliases = [] }) => [id, ...aliases]);
    this.steps = [
      { index: indexed(roster, ({ id }) => [normalize(id)]), keyOf: normalize },
      {
        index: indexed(roster, ({ aliases = [], email }) => [...aliases, ...(email ? [email] : [])].map(normalize)),
        keyOf: normalize,
      },
      { index: indexed(roster, spellings), keyOf: letters },
    ];
  }

  /** The student that a name means, or the end of a sentence that says why there is none. */
  find({ name, number }: PlatformName): Student | string {
    const numbered = (number === undefined ? undefined : this.byNumber.get(number)) ?? [];
    const found = numbered.length > 0 ? numbered : name === undefined ? [] : this.named(name);
    const [student] = found;
    if (student === undefined) return 'belongs to nobody on the roster: name it by the student’s id, email or name.';
    if (found.length > 1)
      return `may belong to ${found.map(({ id }) => id).join(' or ')}: name it by the student’s id.`;
    // The number may be another platform's than the roster's.
    const contradicts = numbered.length > 0 && name !== undefined && student.name !== undefined && !spellings(student).includes(letters(name)); // prettier-ignore
    return contradicts ? `has the number of ${student.id} but another name: name it by the student’s id.` : student;
  }

  private named(name: string): readonly Student[] {
    const found = this.steps.map(({ index, keyOf }) => index.get(keyOf(name)) ?? []);
    return found.find((students) => students.length > 0) ?? [];
  }
}

type Index = ReadonlyMap<string, readonly Student[]>;

function indexed(roster: readonly Student[], keysOf: (student: Student) => readonly string[]): Index {
  const index = new Map<string, Student[]>();
  for (const student of roster) {
    for (const key of new Set(keysOf(student))) {
      const known = index.get(key);
      if (known === undefined) index.set(key, [student]);
      else known.push(student);
    }
  }
  return index;
}

/** `Ada Lovelace`, `Lovelace, Ada`, `ada_lovelace` and Canvas's `lovelaceada` are one name. */
function spellings({ name = '' }: Student): string[] {
  const words = name.split(/[\s,_-]+/).map(letters).filter((word) => word !== ''); // prettier-ignore
  return words.map((_, i) => [...words.slice(i), ...words.slice(0, i)].join(''));
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
