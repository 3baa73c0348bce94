import { join } from 'node:path';
import type { RunSettings } from '@gradus/contract';
import { checkScatter } from '../../charts/check-scatter';
import type { Svg } from '../../charts/svg';
import { counted, duration, percent } from '../../format';
import { renderPage, TABLE_SCRIPT } from '../render-page';
import { templatesIn } from '../templates';
import { checkRow, worthALook } from './check-row';
import { navigation, numberOf } from './navigation';
import { classFooter } from './provenance';
import type { ClassTally, ExerciseTally, LessonTally } from './tally';

const fill = templatesIn(join(__dirname, '../templates/class'));

/** `report/lessons/<id>.html`: which checks of a lesson tell who can do it, to make the lesson better. */
export function lessonPage(lesson: LessonTally, tally: ClassTally, settings: RunSettings): string {
  const all = lesson.exercises.flatMap((exercise) => exercise.checks.map((check) => ({ exercise, check })));
  const looks = all.flatMap(({ exercise, check }) => {
    const advice = worthALook(check);
    return advice === undefined ? [] : [{ exercise: exercise.id, id: check.id, title: check.title, advice }];
  });
  return renderPage({
    title: `Lesson ${numberOf(lesson.id)}: ${lesson.title}`,
    kind: `Lesson ${numberOf(lesson.id)}`,
    heading: lesson.title,
    lead: `How well its ${counted(all.length, 'check')} tell who can do it, by ${counted(tally.graded, 'student')}.`,
    links: navigation(tally.lessons, lesson.id),
    content: fill('lesson', { scatter: scatter(lesson), looks, exercises: lesson.exercises.map(exerciseView) }),
    footer: classFooter(tally, settings),
    scripts: [TABLE_SCRIPT],
  });
}

function scatter({ exercises }: LessonTally): Svg | undefined {
  const points = exercises.flatMap(({ id, checks }) =>
    checks.flatMap((check) => {
      const { passRate, discrimination } = check;
      const isFlagged = worthALook(check) !== undefined;
      return discrimination === undefined ? [] : [{ label: `${id} ${check.id}`, passRate, discrimination, isFlagged }];
    }),
  );
  return points.length > 0 ? checkScatter(points) : undefined;
}

function exerciseView({ id, name, begun, right, mean, medianMs, checks }: ExerciseTally) {
  return { id, name, begun, right, mean: percent(mean), time: duration(medianMs), checks: checks.map(checkRow) };
}
