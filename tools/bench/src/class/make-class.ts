import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Lesson } from '@gradus/contract';
import { seededRandom } from '@gradus/runtime/random';

/** A student of a made-up class: what becomes of each file of the solutions. */
type Student = (exercise: {
  index: number;
  of: number;
  solution: string;
  stub: string;
  random: () => number;
}) => string;

const WRONG = 'return undefined as never; return ';

/** Right answers, wrong ones, half of the work done, and code that does harm; their shares are those of a plausible class. */
const STUDENTS: readonly { kind: string; share: number; student: Student }[] = [
  { kind: 'right', share: 0.45, student: ({ solution }) => solution },
  {
    kind: 'wrong',
    share: 0.3,
    student: ({ solution, random }) => (random() < 0.2 ? solution.replace(/\breturn /, WRONG) : solution),
  },
  { kind: 'half', share: 0.2, student: ({ index, of, solution, stub }) => (index < of / 2 ? solution : stub) },
  {
    kind: 'hostile',
    share: 0.05,
    student: ({ index, of, solution, random }) => {
      return index === Math.floor(of / 3) ? HARM[Math.floor(random() * HARM.length)]! + solution : solution;
    },
  },
];

/** At the beginning of a file. */
const HARM = [
  'process.exit(0);\n',
  'console.log("x".repeat(2 ** 22));\n',
  'globalThis.Math.abs = () => 0; globalThis.Float32Array.prototype.map = () => null as never;\n',
  'const kept: Uint8Array[] = []; for (;;) kept.push(new Uint8Array(2 ** 26).fill(1));\n',
  'const { readFileSync } = (globalThis as any).process.binding("fs");\n',
];

/**
 * Writes a class of submissions.
 *
 * @param answered of how many exercises each has more than the stub: all, or some, others in every submission
 * @returns the ids, in an order in which the first n are like all of them
 */
export function makeClass(
  root: string,
  folder: string,
  lessons: readonly Lesson[],
  count: number,
  answered = Infinity,
): string[] {
  const random = seededRandom(1);
  const files = lessons.flatMap(({ id, exercises }) => exercises.map(({ file }) => `${id}/${file}`));
  const texts = files.map((file) => ({
    file,
    solution: readFileSync(join(root, 'solutions', file), 'utf8'),
    stub: readFileSync(join(root, 'exercises', file), 'utf8'),
  }));
  return Array.from({ length: count }, (_, i) => {
    const { kind, student } = kindAt((i * GOLDEN) % 1);
    const id = `${String(i).padStart(4, '0')}-${kind}`;
    texts.forEach(({ file, ...text }, index) => {
      const path = join(folder, id, 'exercises', file);
      mkdirSync(dirname(path), { recursive: true });
      const of = texts.length;
      const isAnswered = (index + i * answered) % of < answered || answered === Infinity;
      writeFileSync(path, isAnswered ? student({ index, of, random, ...text }) : text.stub);
    });
    return id;
  });
}

/** Multiples of it spread evenly over the unit interval. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

function kindAt(position: number) {
  let end = 0;
  return STUDENTS.find(({ share }) => position < (end += share)) ?? STUDENTS[0]!;
}
