import type { Command } from 'commander';
import { addDashboard } from '../dashboard/command';
import * as instructor from '../instructor/commands';
import * as exporting from '../instructor/export-command';
import { addRelease } from '../instructor/release-command';
import { program } from '../main';
import { addReport } from '../report/command';
import * as student from '../student/commands';
import { studentProgram } from '../student-program';
import { helpIn } from './help-in';
import { helpZh } from './help.zh';
import { WordedCommand } from './worded-command';

/** Commands with their arguments, keys to press, names of formats and of what becomes of files: the same everywhere. */
const SAME = /^(gradus |GRADUS_DATA=|[a-z]$|[a-z]+$)/;

/** All that a program says in its help. */
function saidBy(make: (translate: (english: string) => string) => unknown): Set<string> {
  const said = new Set<string>();
  make((english) => {
    said.add(english);
    return english;
  });
  return said;
}

/** Those of authors, who write English specs, may stay English. */
const FOR_CLASSES = { ...student, ...instructor, ...exporting, addDashboard, addRelease, addReport };

const saidToStudents = saidBy((translate) => studentProgram('zh', translate));
const said = new Set([...saidBy((translate) => program('zh', translate)), ...saidToStudents]);

it('the Chinese help has everything that commands for students and instructors say', () => {
  const theirs = saidBy((translate) => {
    const gradus = new WordedCommand('gradus', translate);
    for (const add of Object.values(FOR_CLASSES)) (add as (gradus: Command) => void)(gradus);
  });
  expect(theirs.size).toBeGreaterThan(100);
  expect([...theirs, ...saidToStudents].filter((text) => !SAME.test(text) && helpZh[text] === undefined)).toEqual([]);
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
