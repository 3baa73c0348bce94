import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Results } from '@gradus/contract';
import { TinyCourse } from '../testing/tiny-course';

const course = new TinyCourse();
afterAll(() => course.dispose());

const SPEC = `import { check, exercise, learningCurve } from '@gradus/testkit';

const { twice } = exercise<any>('1.01');
const curve = learningCurve({ epochs: 2 });

check('seven', 'twice(7) is right', async () => expect(await twice(7, curve.add)).toBe(14));
check('random', 'twice(2) is right', async () => expect(await twice(2)).toBe(4));
check('negative', 'twice(-3) is right', async () => expect(await twice(-3)).toBe(-6));
`;
const ANSWER = `export function twice(x: number, onEpoch?: (epoch: number, report: object) => void): number {
  onEpoch?.(1, { loss: 2, accuracy: 0.25 });
  onEpoch?.(2, { loss: NaN, accuracy: 0.5 });
  return 2 * x;
}
`;

test('gradus test draws the curve of a training, and says where', async () => {
  await course.gradus(['stubs']);
  course.write('grader/01-times/01-twice.spec.ts', SPEC);
  course.write('exercises/01-times/01-twice.ts', ANSWER);
  const { code, stdout, stderr } = await course.gradus(['test', '1.01', '--out', 'mine/results.json']);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain(
    [
      '  learning curve:',
      '    loss      2.00 → NaN  ▁×',
      '    accuracy  0.250 → 0.500  ▁█',
      '    .gradus/curves/1.01.svg',
    ].join('\n'),
  );
  for (const file of ['.gradus/curves/1.01.svg', 'mine/results.curves/1.01.svg']) {
    expect(course.read(file)).toMatch(/^<svg [^]*loss: from 2\.00 in epoch 1 to NaN in epoch 2/);
  }
  const results = JSON.parse(readFileSync(join(course.root, 'mine/results.json'), 'utf8')) as Results;
  expect(results.lessons[0]!.exercises[0]!.curve!.series[0]).toEqual({ name: 'loss', values: [2, 'NaN'] });
});

test('a curve stays as long as its result, and goes with it', async () => {
  const unchanged = await course.gradus(['test', '1.01']);
  expect(unchanged.stdout).toContain('.gradus/curves/1.01.svg');
  course.write('exercises/01-times/01-twice.ts', ANSWER.replace(/ {2}onEpoch.*\n/g, ''));
  const { stdout } = await course.gradus(['test', '1.01']);
  expect(stdout).not.toContain('learning curve');
  expect(existsSync(join(course.root, '.gradus/curves/1.01.svg'))).toBe(false);
});
