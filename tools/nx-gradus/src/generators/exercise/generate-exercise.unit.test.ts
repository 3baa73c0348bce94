import { makeStub } from '@gradus/stubgen';
import { logger, type Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { generateLesson } from '../lesson/generate-lesson';
import { generateExercise } from './generate-exercise';

const EXERCISE = { id: '4.02', name: 'labelSmoothing', points: 5 };
const MANIFEST = 'grader/04-softmax/lesson.json';
let tree: Tree;

beforeAll(() => {
  process.env.NX_SKIP_FORMAT = 'true'; // prettier cannot be loaded inside Jest
});

beforeEach(async () => {
  tree = createTreeWithEmptyWorkspace();
  await generateLesson(tree, { id: '04-softmax', title: 'Softmax' });
});

function read(file: string): string {
  return tree.read(file, 'utf8')!;
}

async function outputOf(options: typeof EXERCISE): Promise<string> {
  const info = jest.spyOn(logger, 'info').mockImplementation();
  (await generateExercise(tree, options))();
  return String(info.mock.lastCall![0]);
}

test('generateExercise() adds the entry at the end and leaves the rest of the manifest alone', async () => {
  const before = read(MANIFEST);
  await generateExercise(tree, EXERCISE);
  const [first, second] = JSON.parse(read(MANIFEST)).exercises;
  expect(read(MANIFEST).startsWith(before.slice(0, before.lastIndexOf(']')).trimEnd())).toBe(true);
  expect(first.id).toBe('4.01');
  expect(second).toMatchObject({ id: '4.02', name: 'labelSmoothing', file: '02-label-smoothing.ts', points: 5 });
});

test('generateExercise() writes a solution that a stub can be made of', async () => {
  await generateExercise(tree, EXERCISE);
  const path = 'solutions/04-softmax/02-label-smoothing.ts';
  expect(makeStub(read(path), { path, exercise: '4.02' })).toContain(
    "export function labelSmoothing(x: tf.Tensor): tf.Tensor {\n  throw new NotImplemented('4.02');\n}\n",
  );
});

test('generateExercise() writes a spec with the checks of the entry', async () => {
  await generateExercise(tree, EXERCISE);
  const spec = read('grader/04-softmax/02-label-smoothing.spec.ts');
  expect(spec).toContain("exercise<typeof import('#04-softmax/02-label-smoothing')>('4.02')");
  const own = [...spec.matchAll(/^check\('(.*?)'/gm)].map((match) => match[1]);
  const standard = [...spec.matchAll(/^check([A-Z]\w+)\(/gm)].map((match) => match[1]!.toLowerCase());
  expect([...own, ...standard]).toEqual(JSON.parse(read(MANIFEST)).exercises[1].checks);
});

test('generateExercise() takes the number that Nx made of 4.10', async () => {
  const entries = Array.from({ length: 9 }, (_, i) => ({ id: `4.0${i + 1}`, name: `f${i}`, points: 1 }));
  tree.write(MANIFEST, JSON.stringify({ exercises: entries }));
  await generateExercise(tree, { ...EXERCISE, id: 4.1 as unknown as string });
  expect(tree.exists('solutions/04-softmax/10-label-smoothing.ts')).toBe(true);
});

test.each([
  ['too many', 100, 'must sum to 100 but now sum to 105: take 5 away from others\nin grader/04-softmax/lesson.json.'],
  ['missing', 50, 'must sum to 100 but now sum to 55: 45 are missing'],
  ['right', 95, 'The points of the lesson sum to 100, as they must.'],
])('generateExercise() says which points are %s', async (_, points, message) => {
  const manifest = JSON.parse(read(MANIFEST));
  manifest.exercises[0].points = points;
  tree.write(MANIFEST, JSON.stringify(manifest));
  expect(await outputOf(EXERCISE)).toContain(message);
});

test.each([
  [
    'an id that does not come next',
    { id: '4.05' },
    'The next exercise of grader/04-softmax/lesson.json is 4.02, not 4.05.',
  ],
  ['a lesson that is not there', { id: '5.01' }, 'expected a file grader/05-…/lesson.json. Start the lesson with'],
  ['a name with signs', { name: 'label-smoothing' }, '"label-smoothing" is no name for a function'],
  ['a name that is taken', { name: 'double' }, 'has an exercise "double" already'],
  ['points that are not whole', { points: 2.5 }, '--points must be a whole number above 0 but is 2.5'],
  ['no points', { points: 0 }, '--points must be a whole number above 0 but is 0'],
])('generateExercise() refuses %s', async (_, change, message) => {
  await expect(generateExercise(tree, { ...EXERCISE, ...change })).rejects.toThrow(message);
});

test('generateExercise() refuses a manifest in which the exercises are not last', async () => {
  const { exercises, ...rest } = JSON.parse(read(MANIFEST));
  tree.write(MANIFEST, JSON.stringify({ exercises, ...rest }));
  await expect(generateExercise(tree, EXERCISE)).rejects.toThrow('"exercises" must be the last field');
});
