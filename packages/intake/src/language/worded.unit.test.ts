import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENDINGS } from './endings.zh';
import { endingsIn } from './worded';

const SOURCES = join(__dirname, '..');
/** Roster and list of entries are for instructors, who read English there. */
const FOR_STUDENTS = /^(?!roster|find-|.*\.test).*\.ts$/;
/** An ending as these sources write it: it begins with a verb and has a full stop. */
const ENDING = /(['`])((?:is|are|was|were|has|holds|lies|leads|begins|does|may|changed|unpacks) [^\n]*?\.)\1/g;

const written = readdirSync(SOURCES)
  .filter((name) => FOR_STUDENTS.test(name))
  .flatMap((name) =>
    [...readFileSync(join(SOURCES, name), 'utf8').matchAll(ENDING)].map(([, , text]) => withPlaces(text!)),
  );

function withPlaces(text: string): string {
  let n = 0;
  return text.replace(/\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, () => `{${++n}}`);
}

it('there are many', () => expect(written.length).toBeGreaterThan(35));

it.each([...new Set(written)])('the Chinese of: %s', (english) => {
  const chinese = ENDINGS[english.replace('course.{1}', 'course.')];
  expect(chinese).toMatch(/\p{Script=Han}/u);
});

it.each([
  ['was left out: it is no exercise of this course.', '没有使用：它不是这门课程的练习。'],
  ['is a symbolic link, which is neither read nor followed.', '是符号链接，既不读取也不跟随。'],
  [
    'is no lesson of this course. It must be named 04-softmax to count.',
    '不是这门课程的课。要算数，必须命名为 04-softmax。',
  ],
  ['is something new.', 'is something new.'],
])('%s', (english, chinese) => {
  expect(endingsIn('zh')(english)).toBe(chinese);
  expect(endingsIn('en')(english)).toBe(english);
});
