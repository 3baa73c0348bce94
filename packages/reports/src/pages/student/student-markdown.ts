import { curveLines } from '../../training/curve-lines';
import { points } from '../../points';
import { fenced, inlineCode, inlineText } from '../../markdown';
import type { ExerciseReport, FailureReport, LessonReport, StudentReport } from './student';
import type { Phrases } from '../../language/en';
import { phrasesIn } from '../../language/phrases-in';
import { padTo } from '../../terminal/display-width';

/** A student's page as Markdown, for those who read it in a repository or an editor. */
export function studentMarkdown(report: StudentReport): string {
  const { heading, score, maxScore, right, exercises, lessons, totalDecided, footer, language } = report;
  const phrases = phrasesIn(language);
  return [
    `# ${phrases.resultsOf(inlineCode(heading))}`,
    `**${phrases.pointsOf(points(score), points(maxScore))}**, ${phrases.rightInShort(right, exercises)}`,
    ...(totalDecided === undefined ? [] : [totalDecided]),
    nextStep(report, phrases),
    ...remarks(report, phrases),
    table(lessons, phrases),
    ...lessons.flatMap((lesson) => lessonText(lesson, phrases)),
    '---',
    ...footer.map(inlineText),
  ]
    .join('\n\n')
    .concat('\n');
}

function nextStep({ next }: StudentReport, phrases: Phrases): string {
  if (!next) return phrases.everythingPasses;
  const { id, name, path, isBegun, hints } = next;
  return [
    isBegun ? phrases.goOn : phrases.next,
    phrases.where(`**${id} ${name}**`, inlineCode(path)),
    phrases.checkItSentence(inlineCode(`npm test -- ${id}`)),
    ...(hints < 3 ? [phrases.stuckSentence(inlineCode(`npx gradus hint ${id}`))] : []),
  ].join(phrases.gap);
}

function remarks({ remarks }: StudentReport, phrases: Phrases): string[] {
  const refused = remarks.filter(({ status }) => status === 'refused');
  if (refused.length === 0) return [];
  return [
    phrases.theseNotUsed,
    refused.map(({ file, message }) => `- ${inlineCode(file)} ${inlineCode(message)}`).join('\n'),
  ];
}

function table(lessons: readonly LessonReport[], phrases: Phrases): string {
  const rows = lessons.map(({ number, title, right, exercises, score, maxScore }) => {
    return `| ${number} ${inlineText(title)} | ${right} / ${exercises.length} | ${points(score)} / ${points(maxScore)} |`;
  });
  return [`| ${phrases.lesson} | ${phrases.right} | ${phrases.pointsHead} |`, '| --- | ---: | ---: |', ...rows].join(
    '\n',
  );
}

function lessonText({ number, title, exercises }: LessonReport, phrases: Phrases): string[] {
  const begun = exercises.filter(({ status }) => status !== 'not-started');
  if (begun.length === 0) return [];
  return [`## ${number} ${inlineText(title)}`, ...exercises.flatMap((exercise) => exerciseText(exercise, phrases))];
}

const MARKS = { pass: '✓', fail: '✗', 'not-started': '–', 'infra-error': '!' } as const;

function exerciseText(exercise: ExerciseReport, phrases: Phrases): string[] {
  const { id, name, status, score, maxScore, problem, decided, hints, failures, typeErrors, output, curve } = exercise;
  const notes = [phrases.points(points(score), points(maxScore)), ...(hints === undefined ? [] : [hints])].join(', ');
  return [
    `### ${MARKS[status]} ${id} ${name}: ${notes}`,
    ...(decided === undefined ? [] : [decided]),
    ...(problem === undefined ? [] : [fenced(problem)]),
    ...failures.flatMap((failure) => failureText(failure, phrases)),
    ...(curve ? [phrases.curveHead, fenced(curveLines(curve, phrases).join('\n'))] : []),
    ...(typeErrors.length > 0 ? [phrases.withColon(phrases.typeScriptHead), fenced(typeErrors.join('\n'))] : []),
    ...(output === undefined ? [] : [phrases.withColon(phrases.printedHead), fenced(output)]),
  ];
}

function failureText(
  { title, verdict, message, misconception, cause, values }: FailureReport,
  phrases: Phrases,
): string[] {
  const said = values.map(({ name, text }) => `${padTo(name, 10)}${text}`);
  return [
    `**✗ ${inlineText(title)}**${verdict === undefined ? '' : ` (${verdict})`}`,
    ...(misconception === undefined ? [] : [`> ${inlineText(misconception)}`]),
    ...(message === undefined && said.length === 0
      ? []
      : [fenced([message ?? '', ...said].filter((line) => line !== '').join('\n'))]),
    ...(cause === undefined ? [] : [`${phrases.likelyCauseIs}${phrases.gap}${inlineText(cause)}`]),
  ];
}
