import { join } from 'node:path';
import { feedbackOf, type Person, readRun, settingsOf } from '@gradus/class';
import type { Course } from '@gradus/judge';
import { classPage, lessonPage, studentMarkdown, studentPage, studentReport, tallyClass } from '@gradus/reports/pages';
import { selectLessons } from '../select';
import { StepProgress } from '../step-progress';
import { print } from '../terminal';
import { fillFresh, type Write } from './fresh-folder';

/** `gradus report OUT`: pages about a class, about each of its students and about its lessons, in OUT/report. */
export function classReport(course: Course, out: string): number {
  const lessons = selectLessons(course, settingsOf(out).lessons);
  const { settings, people } = readRun(out, lessons);
  const folder = join(out, 'report');
  const progress = new StepProgress();
  fillFresh(folder, (write) => {
    const tally = tallyClass(progress.over('Results read', people));
    write('index.html', classPage(tally, settings));
    for (const lesson of tally.lessons) write(`lessons/${lesson.id}.html`, lessonPage(lesson, tally, settings));
    for (const person of progress.over('Pages written', people)) writeStudent(write, person);
  });
  print(`Class: ${folder}/index.html    for each student: ${folder}/students/<id>.html and .md`);
  return 0;
}

/** Made of what a student may see, and so fit to be handed to them: what an instructor may know more is in the results. */
function writeStudent(write: Write, { row, results, overrides }: Person): void {
  if (!results) return;
  const decided = overrides.length > 0 && row.score !== undefined ? { score: row.score, lessons: row.lessons, exercises: overrides } : undefined; // prettier-ignore
  const report = studentReport(feedbackOf(results), { ...(decided && { decided }) });
  write(`students/${row.id}.html`, studentPage(report));
  write(`students/${row.id}.md`, studentMarkdown(report));
}
