import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findExercise, isTraining, readCourse } from '@gradus/judge';
import { breakLine } from './break-line';
import { firstFailure } from './first-failure';
import { messagesPage } from './messages-page';
import { MISTAKES } from './mistakes';

const ROOT = resolve(__dirname, '../../../..');
/** In English of everything; in Chinese of what needs no training, which takes longest. */
const PAGES = [
  { file: 'docs/messages.md', language: 'en', mistakes: MISTAKES },
  { file: 'docs/messages.zh.md', language: 'zh', mistakes: MISTAKES.filter(({ exercise }) => !isTrainingIn(exercise)) },
] as const;

test.each(PAGES)('$file shows what the judge says today', async ({ file, language, mistakes }) => {
  const page = await messagesPage(ROOT, mistakes, language);
  if (process.env['GRADUS_UPDATE'] === '1') writeFileSync(join(ROOT, file), page);
  expect(page).toBe(readFileSync(join(ROOT, file), 'utf8'));
}, 400_000); // prettier-ignore

function isTrainingIn(exercise: string): boolean {
  const course = readCourse(ROOT);
  return isTraining(course, findExercise(course, exercise)!);
}

test('the first four lessons have a mistake each, no exercise has two', () => {
  const exercises = MISTAKES.map(({ exercise }) => exercise);
  expect(exercises.map((id) => id.split('.')[0])).toEqual(expect.arrayContaining(['1', '2', '3', '4']));
  expect(new Set(exercises).size).toBe(MISTAKES.length);
});

describe('breakLine', () => {
  const mistake = { exercise: '9.01', title: '', right: 'x + 1', wrong: 'x$&' };

  it('changes one line and keeps the rest', () => {
    const { text, before, after } = breakLine('f(x) {\n  return x + 1; // more\n}\n', mistake);
    expect(text).toBe('f(x) {\n  return x$&; // more\n}\n');
    expect([before, after]).toEqual(['return x + 1; // more', 'return x$&;']);
  });

  it.each([
    ['no longer there', 'return x;', 0],
    ['there twice', 'x + 1\nx + 1', 2],
  ])('refuses a line that is %s', (_, solution, count) => {
    const message = `The solution of 9.01 has ${count} lines with "x + 1"; expected 1 (mistakes.ts).`;
    expect(() => breakLine(solution, mistake)).toThrow(message);
  });
});

describe('firstFailure', () => {
  it('takes the lines of one check', () => {
    const report = 'head\n  ✓ a\n  ✗ b\n      why\n      input  x\n  ✗ c\n  your code printed:\n    x';
    expect(firstFailure(report)).toBe('✗ b\n    why\n    input  x');
    expect(firstFailure('head\n  ✗ b\n      why')).toBe('✗ b\n    why');
  });

  it('does not pass off a right answer as a mistake', () => {
    expect(() => firstFailure('head\n  ✓ a')).toThrow('Nothing failed:\nhead\n  ✓ a');
  });
});
