import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeStub } from '@gradus/stubgen';
import { makeCourse } from '../../testing/make-course';
import { checkStubs } from './stub-findings';

jest.mock('@gradus/stubgen', () => ({ ...jest.requireActual('@gradus/stubgen'), makeStub: jest.fn() }));

const solution = (id: string) => `/** @exercise ${id} */
export function exercise(x: number): number {
  return x * 42 + 1;
}
`;

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'stub-findings-'))));
afterEach(() => rmSync(root, { recursive: true }));

it('a stub that holds a line of its solution gives it away', () => {
  const folder = join(root, 'solutions/04-softmax');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'README.md'), '');
  for (const n of ['01', '02']) writeFileSync(join(folder, `${n}-exercise.ts`), solution(`4.${n}`));
  jest.mocked(makeStub).mockImplementation((text, { exercise }) => (exercise === '4.02' ? text : 'throw 1;'));
  const course = makeCourse(root, ['04-softmax']);
  const [, ...leaks] = checkStubs(course, course.lessons[0]!);
  expect(leaks).toEqual([
    { subject: '4.01 stub text', problem: undefined },
    { subject: '4.02 stub text', problem: 'The stub of 4.02 gives away: return x * 42 + 1;' },
  ]);
});
