import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ExerciseResult } from '@gradus/contract';
import { type Assignment, type Course, findExercise, grade, moduleOf, readCourse } from '@gradus/judge';
import { exerciseReport, makeTerminal } from '@gradus/reports';
import { type Broken, breakLine } from './break-line';
import { firstFailure } from './first-failure';
import type { Mistake } from './mistakes';

const INTRODUCTION = `# What messages look like

Each part of this page changes one line of a reference solution (so it gives that line away) and shows the first check
that fails, or of a training one that looks at what was learnt, as \`gradus test\` prints it. The messages come from the
judge itself: a test makes the page anew and compares, \`GRADUS_UPDATE=1 npx jest tools/check/e2e/messages\` writes it.
`;
const TERMINAL = makeTerminal(100, false);

/** Makes all mistakes, has them graded, and prints what a student would read. */
export async function messagesPage(root: string, mistakes: readonly Mistake[]): Promise<string> {
  const course = readCourse(root);
  const cases = mistakes.map((mistake) => makeCase(course, mistake));
  const results = await gradedResults(course, cases);
  return [INTRODUCTION, ...cases.map((one) => part(one, messageOf(one, results.get(one.mistake.exercise)!)))].join(
    '\n',
  );
}

interface Case {
  readonly mistake: Mistake;
  readonly assignment: Assignment;
  readonly broken: Broken;
}

function makeCase(course: Course, mistake: Mistake): Case {
  const assignment = findExercise(course, mistake.exercise);
  if (!assignment) throw new Error(`There is no exercise ${mistake.exercise} any more (mistakes.ts).`);
  const solution = readFileSync(join(course.root, 'solutions', `${moduleOf(assignment)}.ts`), 'utf8');
  return { mistake, assignment, broken: breakLine(solution, mistake) };
}

/** What `gradus test` says of the check that the mistake is shown by. */
function messageOf({ mistake, assignment }: Case, result: ExerciseResult): string {
  const title = result.checks.find(({ id }) => id === mistake.check)?.title;
  if (mistake.check !== undefined && title === undefined) {
    throw new Error(`Exercise ${assignment.exercise.id} has no check "${mistake.check}" any more (mistakes.ts).`);
  }
  return firstFailure(exerciseReport(result, '', 'all', TERMINAL), title);
}

/** The results of each exercise, by id. */
async function gradedResults(course: Course, cases: readonly Case[]): Promise<ReadonlyMap<string, ExerciseResult>> {
  const root = mkdtempSync(join(tmpdir(), 'messages-'));
  try {
    for (const { assignment, broken } of cases) writeAnswer(root, assignment, broken.text);
    const results = await grade({
      course,
      submission: { id: 'messages', root, tree: 'exercises' },
      assignments: cases.map(({ assignment }) => assignment),
      backend: 'wasm',
      cache: false,
    });
    const exercises = results.lessons.flatMap((lesson) => lesson.exercises);
    return new Map(exercises.map((exercise) => [exercise.id, exercise]));
  } finally {
    rmSync(root, { recursive: true });
  }
}

function writeAnswer(root: string, assignment: Assignment, text: string): void {
  const file = join(root, 'exercises', `${moduleOf(assignment)}.ts`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function part({ mistake, assignment, broken }: Case, message: string): string {
  return `## ${mistake.exercise} ${assignment.exercise.name}: ${mistake.title}

\`\`\`diff
- ${broken.before}
+ ${broken.after}
\`\`\`

\`\`\`text
${message}
\`\`\`
`;
}
