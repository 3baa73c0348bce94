import type { Language } from '@gradus/contract';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { captured } from '../testing/captured';
import { makeCourse } from '../testing/make-course';
import { selectOne } from '../select';
import { UsageError } from '../usage-error';
import { hint } from './hint';
import { Progress } from './progress';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'hint-'))));
afterEach(() => rmSync(root, { recursive: true }));

const course = () => makeCourse(root, ['04-softmax']);
const ask = (id: string, language: Language = 'en') => captured('stdout', () => hint(course(), id, language));
const seen = (id: string) => Progress.read(root).hints(selectOne(course(), id));

const FIRST = '4.02 exercise02\n\nHint 1 of 3\n  Look at the shape.\n';
const SECOND = `${FIRST}\nHint 2 of 3\n  One axis is missing.\n`;
const THIRD = `${SECOND}\nHint 3 of 3\n  Use keepDims.\n`;

describe('hint', () => {
  it('shows one more each time, and then all three', async () => {
    expect(await ask('4.02')).toBe(`${FIRST}\nMore: npx gradus hint 4.02\n`);
    expect(await ask('4.02')).toBe(`${SECOND}\nMore: npx gradus hint 4.02\n`);
    const last = `${THIRD}\nThat was the last hint; see exercises/04-softmax/README.md too.\n`;
    expect(await ask('4.02')).toBe(last);
    expect(await ask('4.02')).toBe(last);
    expect(seen('4.02')).toBe(3);
  });

  it('counts every exercise by itself', async () => {
    await ask('4.02');
    await ask('4.02');
    expect(await ask('4.01')).toContain('More: npx gradus hint 4.01');
    expect([seen('4.01'), seen('4.02')]).toEqual([1, 2]);
  });

  it('speaks Chinese to who asks for it, and counts all the same', async () => {
    mkdirSync(join(root, 'grader/04-softmax'), { recursive: true });
    const zh = { '4.02': ['先看形状。', '少了一个轴。', '用 keepDims。'] };
    writeFileSync(join(root, 'grader/04-softmax/hints.zh.json'), JSON.stringify(zh));
    const first = '4.02 exercise02\n\n提示 1 / 3\n  先看形状。\n';
    expect(await ask('4.02', 'zh')).toBe(`${first}\n更多：npx gradus hint 4.02\n`);
    expect(await ask('4.02')).toContain('Hint 2 of 3\n  One axis is missing.');
    expect(await ask('4.02', 'zh')).toContain('这是最后一条提示；也可以再看看 exercises/04-softmax/README.md。');
  });

  it('remembers nothing about an exercise that is not there', async () => {
    await expect(ask('4.03')).rejects.toThrow(UsageError);
    expect(readdirSync(root)).toEqual([]);
  });
});
