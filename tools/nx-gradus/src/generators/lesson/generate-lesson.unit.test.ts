import { execFileSync } from 'node:child_process';
import { lessonSchema, parseWith } from '@gradus/contract';
import { logger, type Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { generateLesson } from './generate-lesson';

jest.mock('node:child_process', () => ({ ...jest.requireActual('node:child_process'), execFileSync: jest.fn() }));

const LESSON = { id: '10-linear-algebra', title: 'Linear "algebra"', requires: ['03-autograd'] };
let tree: Tree;

beforeAll(() => {
  process.env.NX_SKIP_FORMAT = 'true'; // prettier cannot be loaded inside Jest
});

beforeEach(() => {
  jest.mocked(execFileSync).mockReset();
  tree = createTreeWithEmptyWorkspace();
  tree.write('grader/03-autograd/lesson.json', '{}');
});

function read(file: string): string {
  return tree.read(file, 'utf8')!;
}

test('generateLesson() writes one exercise into the folders of solutions and grader', async () => {
  await generateLesson(tree, LESSON);
  expect(
    [...tree.children('solutions/10-linear-algebra'), ...tree.children('grader/10-linear-algebra')].sort(),
  ).toEqual(['01-double.spec.ts', '01-double.ts', 'README.md', 'lesson.json', 'package.json']);
});

test('generateLesson() writes a valid manifest', async () => {
  await generateLesson(tree, LESSON);
  const file = 'grader/10-linear-algebra/lesson.json';
  expect(parseWith(lessonSchema, read(file), { file })).toMatchObject({
    ...LESSON,
    exercises: [{ id: '10.01', points: 100 }],
  });
});

test('generateLesson() names the workspace after the lesson', async () => {
  await generateLesson(tree, LESSON);
  expect(JSON.parse(read('grader/10-linear-algebra/package.json')).name).toBe('@gradus/10-linear-algebra');
});

test('generateLesson() leaves text as it is typed', async () => {
  await generateLesson(tree, LESSON);
  expect(read('solutions/10-linear-algebra/README.md')).toContain('# Lesson 10: Linear "algebra"\n');
});

test('generateLesson() updates the lock after the files are written', async () => {
  const finish = await generateLesson(tree, LESSON);
  expect(execFileSync).not.toHaveBeenCalled();
  jest.spyOn(logger, 'info').mockImplementation();
  finish();
  const args = ['install', '--package-lock-only', '--offline', '--ignore-scripts'];
  expect(execFileSync).toHaveBeenCalledWith('npm', args, expect.objectContaining({ cwd: tree.root }));
  expect(logger.info).toHaveBeenCalledWith(expect.stringContaining('npx gradus lesson check 10-linear-algebra'));
});

test('generateLesson() says what to run if the lock could not be updated', async () => {
  const finish = await generateLesson(tree, LESSON);
  jest.mocked(execFileSync).mockImplementationOnce(() => {
    throw new Error('no npm');
  });
  expect(finish).toThrow(/package-lock\.json does not know it yet\. Run: npm install --package-lock-only/);
});

test.each([
  ['a number that is taken', { ...LESSON, id: '03-other' }, 'the number of grader/03-autograd'],
  [
    'a lesson that is not there',
    { ...LESSON, requires: ['04-x'] },
    'There is no lesson "04-x" before 10-linear-algebra',
  ],
  ['a later lesson', { ...LESSON, id: '02-x' }, 'There is no lesson "03-autograd" before 02-x'],
  ['an id without number', { ...LESSON, id: 'zebra' }, 'grader/zebra/lesson.json is not valid:\n  id: must look like'],
])('generateLesson() refuses %s, and writes nothing', async (_, options, message) => {
  await expect(generateLesson(tree, options)).rejects.toThrow(message);
  expect(tree.children('grader')).toEqual(['03-autograd']);
});
