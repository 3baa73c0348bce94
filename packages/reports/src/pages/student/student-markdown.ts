import { curveLines } from '../../training/curve-lines';
import { points } from '../../points';
import { fenced, inlineCode, inlineText } from './markdown';
import type { ExerciseReport, FailureReport, LessonReport, StudentReport } from './student';

/** A student's page as Markdown, for those who read it in a repository or an editor. */
export function studentMarkdown(report: StudentReport): string {
  const { heading, score, maxScore, right, exercises, lessons, totalDecided, footer } = report;
  return [
    `# Results of ${inlineCode(heading)}`,
    `**${points(score)} of ${points(maxScore)} points**, ${right} of ${exercises} exercises right.`,
    ...(totalDecided === undefined ? [] : [totalDecided]),
    nextStep(report),
    ...remarks(report),
    table(lessons),
    ...lessons.flatMap(lessonText),
    '---',
    ...footer,
  ]
    .join('\n\n')
    .concat('\n');
}

function nextStep({ next }: StudentReport): string {
  if (!next) return 'Everything passes.';
  const { id, name, path, isBegun, hints } = next;
  const hint = hints < 3 ? ` Stuck? ${inlineCode(`npx gradus hint ${id}`)}` : '';
  return `${isBegun ? 'Go on with' : 'Next'}: **${id} ${name}** in ${inlineCode(path)}. Check it: ${inlineCode(`npm test -- ${id}`)}.${hint}`;
}

function remarks({ remarks }: StudentReport): string[] {
  const refused = remarks.filter(({ status }) => status === 'refused');
  if (refused.length === 0) return [];
  return [
    'These files could not be used:',
    refused.map(({ file, message }) => `- ${inlineCode(file)} ${inlineCode(message)}`).join('\n'),
  ];
}

function table(lessons: readonly LessonReport[]): string {
  const rows = lessons.map(({ number, title, right, exercises, score, maxScore }) => {
    return `| ${number} ${inlineText(title)} | ${right} / ${exercises.length} | ${points(score)} / ${points(maxScore)} |`;
  });
  return ['| Lesson | Right | Points |', '| --- | ---: | ---: |', ...rows].join('\n');
}

function lessonText({ number, title, exercises }: LessonReport): string[] {
  const begun = exercises.filter(({ status }) => status !== 'not-started');
  if (begun.length === 0) return [];
  return [`## ${number} ${inlineText(title)}`, ...exercises.flatMap(exerciseText)];
}

const MARKS = { pass: '✓', fail: '✗', 'not-started': '–', 'infra-error': '!' } as const;

function exerciseText(exercise: ExerciseReport): string[] {
  const { id, name, status, score, maxScore, problem, decided, hints, failures, typeErrors, output, curve } = exercise;
  const notes = [`${points(score)} / ${points(maxScore)} points`, ...(hints === undefined ? [] : [hints])].join(', ');
  return [
    `### ${MARKS[status]} ${id} ${name}: ${notes}`,
    ...(decided === undefined ? [] : [decided]),
    ...(problem === undefined ? [] : [fenced(problem)]),
    ...failures.flatMap(failureText),
    ...(curve ? ['Learning curve:', fenced(curveLines(curve).join('\n'))] : []),
    ...(typeErrors.length > 0 ? ['TypeScript says:', fenced(typeErrors.join('\n'))] : []),
    ...(output === undefined ? [] : ['Your code printed:', fenced(output)]),
  ];
}

function failureText({ title, verdict, message, misconception, cause, values }: FailureReport): string[] {
  const said = values.map(({ name, text }) => `${name.padEnd(10)}${text}`);
  return [
    `**✗ ${inlineText(title)}**${verdict === undefined ? '' : ` (${verdict})`}`,
    ...(misconception === undefined ? [] : [`> ${inlineText(misconception)}`]),
    ...(message === undefined && said.length === 0
      ? []
      : [fenced([message ?? '', ...said].filter((line) => line !== '').join('\n'))]),
    ...(cause === undefined ? [] : [`Likely cause: ${inlineText(cause)}`]),
  ];
}
