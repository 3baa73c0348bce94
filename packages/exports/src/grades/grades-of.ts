import { type ClassRun, feedbackOf, type Person } from '@gradus/class';
import { ContractError, type Feedback, gpuPoints, type Override, type Results } from '@gradus/contract';
import type { Student } from '@gradus/intake';
import { afterLateness, daysLate, hundredths, shareOf, weightedPoints } from './arithmetic';
import { type CourseFile, instant } from './course-file';
import type { ClassGrades, Grade, Work } from './grade';

/** Points of lessons that are not named otherwise. Every lesson is worth 100. */
const LESSON_MAX = 10_000;

/**
 * The grades of a class run: overrides, then weights, then lateness. An override of the total is the last word: it counts
 * for its share of all points, and is never late.
 *
 * @throws {ContractError} if the course has a deadline, and the roster does not say when a graded submission came
 */
export function gradesOf(run: ClassRun, course: CourseFile, roster: readonly Student[] = []): ClassGrades {
  const lessons = run.settings.lessons.map((id) => ({ id, weight: course.weights?.[id] ?? 1, max: LESSON_MAX }));
  const max = course.points === undefined ? lessons.length * LESSON_MAX : hundredths(course.points);
  const head = { title: course.title ?? 'Gradus', max, lessons };
  const students = new Map(roster.map((student) => [student.id, student]));
  if (course.late) refuseUnknownTimes(run, course.late, students);
  const grades = run.people.map((person) => gradeOf(person, students.get(person.row.id), head, course));
  return { ...head, grades };
}

/** The grade that one student's own results amount to. Nothing is late, since nobody vouches for when it came. */
export function ownGrade(results: Results, course: CourseFile): ClassGrades {
  const { score, maxScore, submission } = results;
  const failed = results.status === 'infra-error';
  const lessons = Object.fromEntries(results.lessons.map((lesson) => [lesson.id, lesson.score]));
  const gpu = gpuPoints(results.lessons);
  const row = failed
    ? { status: 'infra-error' as const, lessons: {}, note: 'The grader failed on some exercise: there is no grade.' }
    : { status: 'graded' as const, score, maxScore, lessons, ...(gpu && { gpu }), note: '' };
  const person = { row: { id: submission.id, override: '', refusedFiles: 0, ...row }, overrides: [], results };
  const weights = results.lessons.map(({ id, maxScore: max }) => ({ id, weight: course.weights?.[id] ?? 1, max }));
  const max = course.points === undefined ? maxScore : hundredths(course.points);
  const head = { title: course.title ?? 'Gradus', max, lessons: weights };
  const { late: _, ...timeless } = course;
  return { ...head, grades: [gradeOf(person, undefined, head, timeless)] };
}

type Head = Omit<ClassGrades, 'grades'>;

function gradeOf(person: Person, student: Student | undefined, head: Head, course: CourseFile): Grade {
  const { row, overrides } = person;
  const { name, email } = student ?? {};
  return {
    ...{ id: row.id, status: row.status, max: head.max, lessons: row.lessons, overrides, note: row.note },
    ...(row.gpu && { gpu: row.gpu }),
    ...(name !== undefined && { name }),
    ...(email !== undefined && { email }),
    ...pointsOf(person, student, head, course),
    ...(row.status === 'graded' && { work: () => workOf(person) }),
  };
}

function workOf(person: Person): Work {
  const results = person.results!;
  const feedback = withOverrides(feedbackOf(results), person.overrides, person.row.score!);
  return { feedback, startedAt: results.provenance.startedAt };
}

function pointsOf(
  { row, overrides }: Person,
  student: Student | undefined,
  { lessons, max }: Head,
  course: CourseFile,
) {
  if (row.score === undefined) return {};
  const whole = lessons.reduce((sum, lesson) => sum + lesson.max, 0);
  if (overrides.some(({ exercise }) => exercise === 'total')) return { points: shareOf(row.score, max, whole) };
  const parts = lessons.map((lesson) => ({
    points: row.lessons[lesson.id] ?? 0,
    max: lesson.max,
    weight: hundredths(lesson.weight),
  }));
  const before = weightedPoints(parts, max);
  const { late } = course;
  if (!late) return { points: before };
  const extended = course.extensions.find(({ id }) => id === row.id)?.deadline;
  const days = daysLate(new Date(student!.handedIn!), new Date(extended ?? late.deadline), late.graceMinutes);
  if (days === 0) return { points: before };
  const { points, percent } = afterLateness(before, days, late);
  return { points, late: { days, percent, before } };
}

/** Somebody whose time is not known is neither in time nor late. */
function refuseUnknownTimes(
  { people }: ClassRun,
  { deadline }: { deadline: string },
  roster: Map<string, Student>,
): void {
  const counted = people.filter(({ row, overrides }) => {
    return row.score !== undefined && !overrides.some(({ exercise }) => exercise === 'total');
  });
  const wrong = counted.flatMap(({ row: { id } }) => {
    const handedIn = roster.get(id)?.handedIn;
    const found = handedIn === undefined ? 'none' : instant.safeParse(handedIn).success ? undefined : `"${handedIn}"`;
    return found === undefined ? [] : [`${id}: ${found}`];
  });
  if (wrong.length === 0) return;
  const shown = wrong.slice(0, 5).join(', ') + (wrong.length > 5 ? ` and ${wrong.length - 5} more` : '');
  throw new ContractError(
    `course.json has a deadline (${deadline}), so the roster needs a column handed_in with date, time and offset, such as ` +
      `2026-11-30T21:14:00+01:00, for everybody who was graded; found ${shown}.`,
  );
}

/** Points of exercises as the instructor decided. Checks stay as they were judged. */
function withOverrides(feedback: Feedback, overrides: readonly Override[], score: number): Feedback {
  const lessons = feedback.lessons.map((lesson) => {
    const exercises = lesson.exercises.map((exercise) => {
      const own = overrides.find((override) => override.exercise === exercise.id);
      return own ? { ...exercise, score: hundredths(own.points) } : exercise;
    });
    return { ...lesson, exercises, score: exercises.reduce((sum, exercise) => sum + exercise.score, 0) };
  });
  return { ...feedback, lessons, score };
}
