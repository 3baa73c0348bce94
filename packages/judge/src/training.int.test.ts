import { join } from 'node:path';
import type { Training } from '@gradus/contract';
import { assignments, readCourse } from './course';
import { grade } from './grade';
import { makeLesson } from './testing/make-course';
import { TempCourse } from './testing/temp-course';

/** Goes on after the third report, the second that counts, once the judge has been told of it. */
const SPEC = (told: string) => `import { existsSync } from 'node:fs';
import { check, exercise, learningCurve } from '@gradus/testkit';
const { train } = exercise<any>('1.01');
const curve = learningCurve({ epochs: 3 });
let reports = 0;
const onEpoch = async (epoch: unknown, report: unknown) => {
  curve.add(epoch, report);
  if (++reports === 3) while (!existsSync(${JSON.stringify(told)})) await new Promise((resolve) => setTimeout(resolve, 20));
};
check('values', 'train() trains', async () => expect(await train({ onEpoch })).toBe(7), { callSeconds: 100 });
`; // prettier-ignore
/** Reports what it should, then something that is no report, then more than it was asked for. */
const ANSWER = `export function train({ onEpoch }: { onEpoch: (epoch: number, report: unknown) => void }): number {
  onEpoch(1, { loss: 2, accuracy: 0.5 });
  onEpoch(2, 'better');
  onEpoch(2, { loss: NaN, accuracy: 0.75 });
  onEpoch(3, { loss: Infinity, accuracy: 0.1 });
  onEpoch(4, { loss: 0, accuracy: 1 });
  return 7;
}
`;

const course = new TempCourse([makeLesson('01-train', [{}], { budget: { callSeconds: 100, exerciseSeconds: 100 } })]);
afterAll(() => course.remove());

test('a learning curve is told of while the training runs, and stays with the result', async () => {
  course.write('exercises/01-train/01-answer.ts', ANSWER);
  course.write('grader/01-train/01-answer.spec.ts', SPEC(join(course.root, 'told')));
  const lessons = readCourse(course.root);
  const told: [string, Training][] = [];
  const results = await grade({
    course: lessons,
    submission: { id: 'ada', root: course.root, tree: 'exercises' },
    assignments: assignments(lessons),
    backend: 'cpu',
    cache: false,
    onTraining: (id, training) => {
      told.push([id, training]);
      if (training.curve.series[0]!.values.length === 2) course.write('told', '');
    },
  });
  const series = [
    { name: 'loss', values: [2, 'NaN', 'Infinity'] },
    { name: 'accuracy', values: [0.5, 0.75, 0.1] },
  ];
  expect(results.lessons[0]!.exercises[0]).toMatchObject({ status: 'pass', curve: { unit: 'epoch', series } });
  const first = series.map(({ name, values }) => ({ name, values: values.slice(0, 2) }));
  expect(told).toContainEqual(['1.01', { epochs: 3, curve: { unit: 'epoch', series: first } }]);
});
