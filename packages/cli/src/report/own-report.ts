import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { feedbackOf } from '@gradus/class';
import type { Language } from '@gradus/contract';
import type { Course } from '@gradus/judge';
import { studentMarkdown, studentPage, studentReport } from '@gradus/reports/pages';
import { select } from '../select';
import { gradeMine } from '../student/grade-mine';
import { Progress } from '../student/progress';
import { print } from '../terminal';
import { fillFresh } from './fresh-folder';
import { phrasesIn } from '../language/phrases-in';

const FOLDER = '.gradus/report';

/** `gradus report`: a student's own page. What was edited since the last test is graded first, so that it is true. */
export async function ownReport(course: Course, backend: string, lang: Language): Promise<number> {
  const assignments = select(course, []);
  const results = await gradeMine(course, assignments, { backend, cache: true, isolation: 'weak', lang });
  const progress = Progress.read(course.root);
  const hints = assignments.map((assignment) => [assignment.exercise.id, progress.hints(assignment)] as const);
  const report = studentReport(feedbackOf(results), {
    hints: Object.fromEntries(hints.filter(([, level]) => level > 0)),
    heading: phrasesIn(lang).myExercises,
  });
  fillFresh(join(course.root, FOLDER), (write) => {
    write('index.html', studentPage(report));
    write('report.md', studentMarkdown(report));
  });
  print(pathToFileURL(join(course.root, FOLDER, 'index.html')).href);
  return results.status === 'infra-error' ? 3 : 0;
}
