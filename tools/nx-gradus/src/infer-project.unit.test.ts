import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Lesson } from '@gradus/contract';
import { inferProject } from './infer-project';

let workspace: string;
beforeEach(() => (workspace = mkdtempSync(join(tmpdir(), 'infer-project-'))));
afterEach(() => rmSync(workspace, { recursive: true }));

function write(file: string, content: unknown): string {
  mkdirSync(dirname(join(workspace, file)), { recursive: true });
  writeFileSync(join(workspace, file), typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const LESSON: Lesson = {
  id: '02-second',
  title: 'Second',
  summary: 'More of it.',
  requires: ['01-first'],
  seeds: [1],
  budget: { callSeconds: 1, exerciseSeconds: 2 },
  exercises: [
    {
      id: '2.01',
      name: 'double',
      file: '01-double.ts',
      points: 100,
      uses: [],
      forbids: { kernels: [], names: [] },
      hints: ['a', 'b', 'c'],
      checks: ['values'],
    },
  ],
};

function inferLesson(lesson: unknown, folder = '02-second') {
  write('grader/01-first/lesson.json', {});
  return inferProject(write(`grader/${folder}/lesson.json`, lesson), workspace)[`grader/${folder}`]!;
}

describe('inferProject() of a lesson', () => {
  test('depends on the lessons it requires', () => {
    const { name, tags, implicitDependencies } = inferLesson(LESSON);
    expect({ name, tags, implicitDependencies }).toEqual({
      name: '@gradus/02-second',
      tags: ['role:lesson'],
      implicitDependencies: ['@gradus/01-first'],
    });
  });

  test('grades with the command line, and knows the answer from the cache', () => {
    expect(inferLesson(LESSON).targets!.grade).toEqual({
      command: 'gradus test 02-second --no-cache --out .gradus/results/02-second.json',
      options: { cwd: '{workspaceRoot}' },
      metadata: { description: 'Grades what is in exercises/' },
      cache: true,
      inputs: [
        'default',
        'machine',
        '{workspaceRoot}/exercises/02-second/**/*',
        '{workspaceRoot}/solutions/02-second/**/*',
        '{workspaceRoot}/solutions/01-first/**/*',
      ],
      outputs: ['{workspaceRoot}/.gradus/results/02-second.json'],
    });
  });

  test('makes stubs anew each time', () => {
    expect(inferLesson(LESSON).targets!.stubs).toMatchObject({ command: 'gradus stubs 02-second', cache: false });
  });

  test('tries its grader on mutants', () => {
    expect(inferLesson(LESSON).targets!.mutate).toMatchObject({ command: 'gradus mutate 02-second', cache: false });
  });

  test('checks its solution', () => {
    const { command, cache } = inferLesson(LESSON).targets!['check-solution']!;
    expect([command, cache]).toEqual(['gradus lesson check 02-second', true]);
  });

  test('has no output in exercises/, where the student works', () => {
    const outputs = Object.values(inferLesson(LESSON).targets!).flatMap((target) => target.outputs ?? []);
    expect(outputs.filter((output) => output.includes('exercises'))).toEqual([]);
  });
});

describe('inferProject() says of a manifest what is wrong with it', () => {
  test.each([
    ['no JSON', '{', '02-second', 'grader/02-second/lesson.json is not JSON: '],
    ['a wrong field', { ...LESSON, title: 1 }, '02-second', 'grader/02-second/lesson.json is not valid:\n  title: '],
    ['another id', LESSON, '02-other', 'grader/02-other/lesson.json is not valid:\n  id: must be "02-other" like'],
    [
      'a lesson that is not there',
      { ...LESSON, requires: ['01-first', '01-third'] },
      '02-second',
      'grader/02-second/lesson.json is not valid:\n  requires[1]: there is no lesson "01-third" before this one',
    ],
    [
      'itself as required',
      { ...LESSON, requires: ['02-second'] },
      '02-second',
      'requires[0]: there is no lesson "02-second"',
    ],
  ])('%s', (_, lesson, folder, message) => {
    const error = errorOf(() => inferLesson(lesson, folder));
    expect(error.message).toContain(message);
    expect(error.stack).toBe(error.message);
  });
});

describe('inferProject() of a package', () => {
  test('has the target test if Jest would find tests in it', () => {
    write('packages/tried/src/a.unit.test.ts', '');
    const { tags, targets } = inferProject(write('packages/tried/package.json', {}), workspace)['packages/tried']!;
    expect(tags).toEqual(['role:machine', 'scope:tried']);
    expect(targets!.test).toMatchObject({ command: 'jest packages/tried', cache: true, outputs: [] });
  });

  test('has no target without tests', () => {
    write('tools/untried/e2e/a.e2e.test.ts', '');
    const { tags, targets } = inferProject(write('tools/untried/package.json', {}), workspace)['tools/untried']!;
    expect([tags, targets]).toEqual([['role:tool', 'scope:untried'], {}]);
  });
});

function errorOf(act: () => unknown): Error {
  try {
    act();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}
