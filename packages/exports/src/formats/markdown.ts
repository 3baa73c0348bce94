import { fenced } from '@gradus/reports/markdown';
import { checkTitle, type ExerciseFeedback, exerciseName, explanation, remarkLines, sumLines } from '../check-lines';
import type { Graded } from '../grades/grade';
import { ofPoints, toPoints } from '../points';
import { markdownCode, markdownLine } from '../text';

/** A summary takes 1 MiB; nobody reads that much. */
const MOST_PROBLEMS = 30;

/** GitHub's Markdown, for the summary of a workflow: the lessons as a table, and the first problem of each exercise begun. */
export function markdown(grade: Graded): string {
  const { lessons } = grade.feedback;
  const rows = lessons.map(({ title, exercises, score, maxScore }) => {
    const passed = exercises.filter(({ status }) => status === 'pass').length;
    return `| ${markdownLine(title)} | ${passed} of ${exercises.length} | ${toPoints(score)} | ${toPoints(maxScore)} |`;
  });
  const begun = lessons.flatMap(({ exercises }) => exercises.filter(({ status }) => status === 'fail'));
  const more = begun.length - MOST_PROBLEMS;
  return [
    `## ${markdownLine(ofPoints(grade.points, grade.max))}`,
    sumLines(grade).slice(1).map((line) => `${markdownLine(line)}  `).join('\n'),
    ['| Lesson | Exercises right | Points | of |', '| --- | --- | ---: | ---: |', ...rows].join('\n'),
    remarkLines(grade).map((line) => `- ${markdownCode(line)}`).join('\n'),
    ...begun.slice(0, MOST_PROBLEMS).map(problem),
    more > 0 ? `… and ${more} more exercises.` : '',
  ].filter((block) => block !== '').join('\n\n') + '\n';
} // prettier-ignore

function problem(exercise: ExerciseFeedback): string {
  const check = exercise.checks.find(({ status }) => status !== 'pass')!;
  const heading = `### ${markdownLine(exerciseName(exercise))}: ${ofPoints(exercise.score, exercise.maxScore)}`;
  return [heading, markdownLine(checkTitle(check)), fenced(explanation(check, 1_500))].join('\n\n');
}
