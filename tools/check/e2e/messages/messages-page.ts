import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ExerciseResult, Language } from '@gradus/contract';
import { type Assignment, type Course, findExercise, grade, moduleOf, readCourse } from '@gradus/judge';
import { exerciseReport, makeTerminal, type Terminal } from '@gradus/reports';
import { type Broken, breakLine } from './break-line';
import { firstFailure } from './first-failure';
import type { Mistake } from './mistakes';

const INTRODUCTION: Record<Language, string> = {
  en: `# What messages look like

Each part of this page changes one line of a reference solution (so it gives that line away) and shows the first check
that fails, or of a training one that looks at what was learnt, as \`gradus test\` prints it. The messages come from the
judge itself: a test makes the page anew and compares, \`GRADUS_UPDATE=1 npx jest tools/check/e2e/messages\` writes it.
`,
  zh: `# 消息是什么样子

这一页的每一部分都改动参考答案的一行（所以会泄露这一行），并显示第一个失败的检查项，与 \`gradus test --lang zh\` 输出的一样。这些消息来自评分程序本身：有一个测试重新生成这一页并作比较，用 \`GRADUS_UPDATE=1 npx jest tools/check/e2e/messages\` 写出。
`,
};

/** Makes all mistakes, has them graded, and prints what a student would read. */
export async function messagesPage(
  root: string,
  mistakes: readonly Mistake[],
  language: Language = 'en',
): Promise<string> {
  const course = readCourse(root);
  const cases = mistakes.map((mistake) => makeCase(course, mistake));
  const results = await gradedResults(course, cases, language);
  const terminal = makeTerminal(100, false, language);
  const parts = cases.map((one) => part(one, messageOf(one, results.get(one.mistake.exercise)!, terminal), language));
  return [INTRODUCTION[language], ...parts].join('\n');
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
function messageOf({ mistake, assignment }: Case, result: ExerciseResult, terminal: Terminal): string {
  const title = result.checks.find(({ id }) => id === mistake.check)?.title;
  if (mistake.check !== undefined && title === undefined) {
    throw new Error(`Exercise ${assignment.exercise.id} has no check "${mistake.check}" any more (mistakes.ts).`);
  }
  return firstFailure(exerciseReport(result, '', 'all', terminal), title);
}

/** The results of each exercise, by id. */
async function gradedResults(
  course: Course,
  cases: readonly Case[],
  language: Language,
): Promise<ReadonlyMap<string, ExerciseResult>> {
  const root = mkdtempSync(join(tmpdir(), 'messages-'));
  try {
    for (const { assignment, broken } of cases) writeAnswer(root, assignment, broken.text);
    const results = await grade({
      course,
      submission: { id: 'messages', root, tree: 'exercises' },
      assignments: cases.map(({ assignment }) => assignment),
      backend: 'wasm',
      cache: false,
      language,
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

/** What the mistake is called stands in `mistakes.ts`, in English only; the diff says it in any language. */
function part({ mistake, assignment, broken }: Case, message: string, language: Language): string {
  const title = language === 'en' ? `: ${mistake.title}` : '';
  return `## ${mistake.exercise} ${assignment.exercise.name}${title}

\`\`\`diff
- ${broken.before}
+ ${broken.after}
\`\`\`

\`\`\`text
${message}
\`\`\`
`;
}
