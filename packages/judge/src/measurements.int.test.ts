import { assignments, readCourse } from './course';
import { grade } from './grade';
import { makeLesson } from './testing/make-course';
import { TempCourse } from './testing/temp-course';

const SPEC = `import { check, exercise } from '@gradus/testkit';
const { half } = exercise<any>('1.01');
check('loss', 'half() is small', async () => {
  expect(await half()).toBeBetween(-Infinity, 0.7, { name: 'loss' });
  expect(await half()).toBeBetween(0.6, 1, { name: 'accuracy' });
});
check('nothing', 'half() is a half', async () => expect(await half()).toBe(0.5));
check('secret', 'half() is secret', async () => expect(await half()).toBeBetween(0, 1, { name: 'secret' }));
`;

const course = new TempCourse([makeLesson('01-half', [{ checks: ['loss', 'nothing', 'secret'] }])]);
afterAll(() => course.remove());

test('what a check measured is in its result, each check its own, unless it is private', async () => {
  course.write('exercises/01-half/01-answer.ts', 'export function half(): number {\n  return 0.5;\n}\n');
  course.write('grader/01-half/01-answer.spec.ts', SPEC.replace("{ name: 'secret' }))", "{ name: 'secret' }), { visibility: 'private' })")); // prettier-ignore
  const lessons = readCourse(course.root);
  const submission = { id: 'ada', root: course.root, tree: 'exercises' };
  const given = { course: lessons, submission, assignments: assignments(lessons), backend: 'cpu', cache: false };
  const { checks } = (await grade(given)).lessons[0]!.exercises[0]!;
  expect(checks.map(({ status, measurements }) => ({ status, measurements }))).toEqual([
    {
      status: 'fail',
      measurements: [
        { name: 'loss', value: 0.5, low: '-Infinity', high: 0.7 },
        { name: 'accuracy', value: 0.5, low: 0.6, high: 1 },
      ],
    },
    { status: 'pass' },
    { status: 'pass' },
  ]);
});
