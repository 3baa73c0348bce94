import { startClassJudge } from './class-judge';
import { readCourse } from './course';
import { grade } from './grade';
import { largerModel } from './larger-model';
import { makeLesson } from './testing/make-course';
import { TempCourse } from './testing/temp-course';

const SPEC = `import { check, exercise } from '@gradus/testkit';
const { train } = exercise<any>('1.01');
check('larger-model', 'train() knows how large it is', async () => {
  expect(await train(1000)).toBeBetween(999, Infinity, { name: 'width' });
});
`;
const gpu = { largerModel: { exercise: '1.01', seconds: 30 } };
const course = new TempCourse([makeLesson('01-train', [{}], { gpu })]);
afterAll(() => course.remove());

test('a larger model is judged by its own spec, for oneself and in a class', async () => {
  course.write('exercises/01-train/01-answer.ts', 'export const train = (width: number) => width;');
  course.write('grader/01-train/01-answer.spec.ts', 'throw new Error("the wrong spec");');
  course.write('grader/01-train/gpu/01-answer.spec.ts', SPEC);
  course.write('solutions/.keep', '');
  const all = readCourse(course.root);
  const assignment = largerModel(all.lessons[0]!)!;
  const submission = { id: 'ada', root: course.root, tree: 'exercises' };
  const check = { id: 'larger-model', status: 'pass', score: 1000, measurements: [{ name: 'width', value: 1000 }] };
  const own = await grade({ course: all, submission, assignments: [assignment], backend: 'cpu', cache: false });
  expect(own.lessons[0]!.exercises[0]!.checks).toMatchObject([check]);

  const judge = await startClassJudge({ course: all, backend: 'cpu', isolation: 'weak', slots: 1 });
  const files = new Map([['01-train/01-answer.ts', 'export const train = () => 7;']]);
  const bob = { id: 'bob', files, refused: new Map<string, string>() };
  const [wrong] = await judge.judge({ submission: bob, assignments: [assignment], seed: 1 });
  await judge.close();
  expect(wrong!.checks).toMatchObject([{ id: 'larger-model', status: 'fail', score: 0 }]);
});
