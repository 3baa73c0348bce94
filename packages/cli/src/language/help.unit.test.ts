import { program } from '../main';
import { studentProgram } from '../student-program';
import { helpIn } from './help-in';
import { helpZh } from './help.zh';

/** Commands with their arguments, keys to press, names of formats and of what becomes of files: the same everywhere. */
const SAME = /^(gradus |GRADUS_DATA=|[a-z]$|[a-z]+$)/;

const said = new Set<string>();
for (const commands of [program, studentProgram]) {
  commands('zh', (english) => {
    said.add(english);
    return english;
  });
}

it('the Chinese help has everything that commands say', () => {
  expect([...said].filter((text) => !SAME.test(text) && helpZh[text] === undefined)).toEqual([]);
});

it('and nothing that none says any more', () => {
  const own = /^(Usage|Arguments|Options|Commands):$|^(choices|default)$|^It must be /;
  expect(Object.keys(helpZh).filter((text) => !said.has(text) && !own.test(text))).toEqual([]);
});

it.each([
  ["error: unknown option '--x'", "错误：没有 '--x' 这个选项"],
  ["error: missing required argument 'exercise'", "错误：缺少参数 'exercise'"],
  [
    "error: option '--lang <language>' argument 'fr' is invalid. Allowed choices are en, zh.",
    "错误：选项 '--lang <language>' 的值 'fr' 无效。可以是 en, zh。",
  ],
  [
    "error: option '--seed <number>' argument 'x' is invalid. It must be a whole number.",
    "错误：选项 '--seed <number>' 的值 'x' 无效。必须是整数。",
  ],
  ['error: something new', 'error: something new'],
])('what commander complains of: %s', (english, chinese) => {
  expect(helpIn('zh')(english)).toBe(chinese);
  expect(helpIn('en')(english)).toBe(english);
});
