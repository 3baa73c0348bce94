import type { Lesson } from '@gradus/contract';
import type { Measured } from './measured';
import type { Mutation } from './mutation';

export interface MeasuredLesson {
  readonly lesson: Pick<Lesson, 'id' | 'title' | 'exercises'>;
  readonly measured: readonly Measured[];
  readonly mutation: Mutation;
}

/** docs/grader-quality.md, before it is formatted. */
export function page(lessons: readonly MeasuredLesson[]): string {
  return `# How good the graders are

Figures of \`npm run quality\`, which tries the grader of each exercise of which something has changed: the reference solution
with ${range(lessons, false, 'seeds')} judge seeds (trainings ${range(lessons, true, 'seeds')}), each wrong answer (misconception) and each other right answer (alternative) with
${range(lessons, false, 'answerSeeds')} (trainings ${range(lessons, true, 'answerSeeds')}). \`npm run check\` looks whether this page is up to date.

## Lessons

${table(
  ['lesson', 'exercises', 'checks', 'misconceptions', 'caught', 'named', 'alternatives', 'rejected', 'mutants killed', 'runs of solutions', 'flakes'],
  [...lessons.map(lessonRow), totalRow(lessons)],
)}

- **Caught**: the check that the header names fails, by the same verdict with every seed. Goal: all.
- **Named**: messages tell the student this very misconception; goal: nine in ten. Trainings are not diagnosed and do not count
  here. The others draw without a seed, read what was never written, keep something from check to check, or end in a time
  limit, as their headers say.
- **Rejected**: alternatives that do not get full marks with every seed. Goal: none.
- **Mutants killed**: small changes of the reference solution that some check notices, of all but those that are explained to
  change nothing (\`gradus mutate\`).${staleMutants(lessons)}
- **Flakes**: runs in which the reference solution does not pass every check. Goal: none.

## Checks that chance has a part in

What is random in an answer (a mask, an order, initial weights) is compared with bounds that a right answer leaves so rarely;
\`packages/testkit/src/chance\` proves them. At most 10⁻⁶ is allowed for a check, in one run; all of them together:
${rate(sum(alarms(lessons).map(([, , chance]) => chance)))}. Accuracies that a training must reach cannot be derived; they are measured in
[calibration.md](calibration.md).

${table(['exercise', 'check', 'false alarms, at most'], alarms(lessons).map(([id, check, chance]) => [id, check, rate(chance)]), 2)}
`;
} // prettier-ignore

function lessonRow({ lesson, measured, mutation }: MeasuredLesson): string[] {
  return [`${lesson.id.slice(0, 2).replace(/^0/, '')} ${lesson.title}`, ...figures(measured, lesson.exercises.length, mutation)];
} // prettier-ignore

function totalRow(lessons: readonly MeasuredLesson[]): string[] {
  const add = (key: 'mutants' | 'killed' | 'explained') => sum(lessons.map(({ mutation }) => mutation[key]));
  const mutation = { mutants: add('mutants'), killed: add('killed'), explained: add('explained'), stale: [] };
  const exercises = sum(lessons.map(({ lesson }) => lesson.exercises.length));
  return [
    'all',
    ...figures(
      lessons.flatMap(({ measured }) => measured),
      exercises,
      mutation,
    ),
  ];
}

function figures(measured: readonly Measured[], exercises: number, mutation: Mutation): string[] {
  const wrong = measured.map(({ misconceptions }) => misconceptions);
  const diagnosed = measured.filter(({ training }) => !training).map(({ misconceptions }) => misconceptions);
  return [
    measured.length === exercises ? String(exercises) : `${measured.length} of ${exercises}`,
    String(sum(measured.map(({ checks }) => checks))),
    String(sum(wrong.map(({ tried }) => tried))),
    share(sum(wrong.map(({ caught }) => caught)), sum(wrong.map(({ tried }) => tried))),
    share(sum(diagnosed.map(({ named }) => named)), sum(diagnosed.map(({ tried }) => tried))),
    String(sum(measured.map(({ alternatives }) => alternatives.tried))),
    String(sum(measured.map(({ alternatives }) => alternatives.rejected.length))),
    share(mutation.killed, mutation.mutants - mutation.explained),
    String(sum(measured.map(({ seeds }) => seeds))),
    String(sum(measured.map(({ flakes }) => flakes.length))),
  ];
}

function staleMutants(lessons: readonly MeasuredLesson[]): string {
  const stale = lessons.flatMap(({ mutation }) => mutation.stale);
  if (stale.length === 0) return '';
  const names = stale.length > 20 ? `${stale.length} exercises` : stale.join(', ');
  return ` Changed since their mutants were judged: ${names}.`;
}

function alarms(lessons: readonly MeasuredLesson[]): [id: string, check: string, chance: number][] {
  return lessons.flatMap(({ measured }) =>
    measured.flatMap(({ id, falseAlarms }) =>
      Object.entries(falseAlarms).map(([check, chance]): [string, string, number] => [id, check, chance]),
    ),
  );
}

/** `50`, or `20 to 50` if not all are the same. */
function range(lessons: readonly MeasuredLesson[], training: boolean, key: 'seeds' | 'answerSeeds'): string {
  const all = lessons.flatMap(({ measured }) => measured.filter((one) => one.training === training).map((one) => one[key])); // prettier-ignore
  const [least, most] = [Math.min(...all), Math.max(...all)];
  return all.length === 0 ? 'no' : least === most ? String(least) : `${least} to ${most}`;
}

function share(part: number, whole: number): string {
  if (whole === 0) return '–';
  return part === whole ? `${whole} (100 %)` : `${part} of ${whole} (${(Math.floor((1000 * part) / whole) / 10).toFixed(1)} %)`; // prettier-ignore
}

/** Rounded up, since it is a bound. */
function rate(chance: number): string {
  if (chance === 0) return '0';
  const exponent = Math.floor(Math.log10(chance));
  if (exponent < -15) return '< 10⁻¹⁵';
  return `${(Math.ceil((chance / 10 ** exponent) * 10 - 1e-6) / 10).toFixed(1)} · 10${superscript(exponent)}`;
}

function superscript(exponent: number): string {
  return String(exponent).replace(/./g, (sign) => (sign === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(sign)]!));
}

function table(head: readonly string[], rows: readonly (readonly string[])[], left = 1): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i < left ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
