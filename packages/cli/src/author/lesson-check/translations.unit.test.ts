import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { makeCourse } from '../../testing/make-course';
import { checkTranslations } from './translations';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'translations-'))));
afterEach(() => rmSync(root, { recursive: true }));
beforeEach(() => {
  for (const name of ['01-exercise', '02-exercise']) {
    write(`grader/04-softmax/${name}.spec.ts`, "check('first', 'It is right', () => {});");
  }
});

const README = 'solutions/04-softmax/README.zh.md';
const HINTS = 'grader/04-softmax/hints.zh.json';
const TEXTS = 'grader/04-softmax/texts.zh.json';
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const COMPLETE = {
  lesson: { '04-softmax': '第 4 课' },
  '4.01': { 'It is right': '正确' },
  '4.02': { 'It is right': '正确' },
};
const problem = () => checkTranslations(root, makeCourse(root, ['04-softmax']).lessons[0]!).problem;

describe('checkTranslations', () => {
  it('finds nothing wrong with what is complete', () => {
    write(README, '4.01 4.02');
    write(HINTS, JSON.stringify({ '4.01': ['一', '二', '三'], '4.02': ['一', '二', '三'] }));
    write(TEXTS, JSON.stringify(COMPLETE));
    expect(problem()).toBeUndefined();
  });

  it('names the files that are missing', () => {
    expect(problem()?.split('\n')).toEqual([
      `${README} is missing: translate README.md beside it.`,
      `${HINTS} is missing: translate the hints of lesson.json.`,
      `${TEXTS} is missing: "npx gradus lesson texts" lays down what is to be translated.`,
    ]);
  });

  it('has a sentence for everything that is not as in English', () => {
    write(README, '4.02');
    write(TEXTS, JSON.stringify({ ...COMPLETE, '4.02': {} }));
    write(HINTS, JSON.stringify({ '4.01': ['一', '二', '一'], '4.03': ['一', '二', '三'] }));
    expect(problem()?.split('\n')).toEqual([
      `${README} does not mention 4.01.`,
      `${HINTS} has no hints for 4.02.`,
      `${HINTS}: the lesson has no exercise 4.03.`,
      `${HINTS} has the same hint for 4.01 twice.`,
      `${TEXTS}: 4.02: is not translated: It is right`,
    ]);
  });
});
