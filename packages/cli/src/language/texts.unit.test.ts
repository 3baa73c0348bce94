import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ContractError } from '@gradus/contract';
import { assignments } from '@gradus/judge';
import { makeCourse } from '../testing/make-course';
import { en } from './en';
import { textsIn } from './texts';
import { zh } from './zh';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'texts-'))));
afterEach(() => rmSync(root, { recursive: true }));

const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const course = () => makeCourse(root, ['04-softmax', '05-mnist']);
const HINTS = 'grader/04-softmax/hints.zh.json';

describe('textsIn', () => {
  it('reads what is translated, and leaves the rest in English', () => {
    write(HINTS, JSON.stringify({ '4.01': ['一', '二', '三'] }));
    write('exercises/04-softmax/README.zh.md', '# 第 4 课\n');
    const [first, second, other] = assignments(course());
    const texts = textsIn(course(), 'zh');
    expect(texts.hints(first!)).toEqual(['一', '二', '三']);
    expect(texts.hints(second!)).toEqual(second!.exercise.hints);
    expect(texts.readme(first!.lesson)).toBe('exercises/04-softmax/README.zh.md');
    expect(texts.readme(other!.lesson)).toBe('exercises/05-mnist/README.md');
    expect(textsIn(course(), 'en').hints(first!)).toEqual(first!.exercise.hints);
    expect(textsIn(course(), 'en').readme(first!.lesson)).toBe('exercises/04-softmax/README.md');
  });

  it('names the file and the field that is wrong', () => {
    write(HINTS, JSON.stringify({ '4.01': ['一', '二'] }));
    expect(() => textsIn(course(), 'zh')).toThrow(ContractError);
    expect(() => textsIn(course(), 'zh')).toThrow(`${HINTS} is not valid:\n  4.01: three hints`);
  });
});

describe('the Chinese catalogue', () => {
  it('has the keys of the English one', () => {
    expect(Object.keys(zh)).toEqual(Object.keys(en));
  });

  it.each(Object.keys(en) as (keyof typeof en)[])('has its own Chinese words for %s', (key) => {
    const said = typeof zh[key] === 'object' ? Object.values(zh[key]) : [zh[key]];
    for (const words of said) expect(String(words)).toMatch(/\p{Script=Han}|\\u[4-9]/u);
  });

  it.each([
    [zh.hintOf(1, 3), '提示 1 / 3'],
    [zh.moreHints('npx gradus hint 4.02'), '更多：npx gradus hint 4.02'],
    [zh.count(2, 93, '18', '900'), '2 / 93 道练习  18 / 900 分'],
  ])('puts what it is given where it belongs: %s', (made, expected) => expect(made).toBe(expected));
});
