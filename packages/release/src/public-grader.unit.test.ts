import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { makeLesson } from '@gradus/judge/testing';
import { publicGrader } from './public-grader';

let root: string;
afterEach(() => rmSync(root, { recursive: true }));

const LESSON = makeLesson('02-b', [{ checks: ['open', 'closed'] }, {}], { requires: ['01-a'], seeds: [1, 77, 78] });
const OPEN = "check('open', 'is open', () => {}, { cause: 'Look at the axis.' });\n";
const CLOSED = "check('closed', 'is closed', () => {}, { cause: 'Look at the secret.', visibility: 'private' });\n";

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, 'grader/02-b', path)), { recursive: true });
  writeFileSync(join(root, 'grader/02-b', path), text);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'public-grader-'));
  write('lesson.json', JSON.stringify(LESSON));
  write('01-answer.spec.ts', OPEN + CLOSED);
  write('02-answer.spec.ts', OPEN);
  write('02-answer.probe.ts', 'export {};\n');
  write('oracles.ts', 'export {};\n');
  write('hints.zh.json', '{}');
  write('stubs.json', '{}');
  write('texts.zh.json', JSON.stringify({ '2.01': { 'is open': '公开', 'Look at the secret.': '秘密', 'A misconception.': '误解' } }));
  for (const name of ['package.json', 'mutation.json', 'survivors.json', 'notes.md']) write(name, '{}');
  for (const name of ['misconceptions/01-wrong.ts', 'alternatives/01-other.ts']) write(name, 'export {};\n');
}); // prettier-ignore

const files = (released = ['02-b']) => publicGrader(root, LESSON, new Set(released));
const json = (name: string) => JSON.parse(files().get(name)!.toString('utf8')) as Record<string, unknown>;

test('has specs, what they share, and hints; nothing that is for authors', () => {
  expect([...files().keys()].sort()).toEqual([
    ...['01-answer.spec.ts', '02-answer.probe.ts', '02-answer.spec.ts', 'hints.zh.json', 'lesson.json', 'oracles.ts'],
    ...['stubs.json', 'texts.zh.json'],
  ]);
});

test('has neither private checks, nor sentences of theirs, nor other seeds', () => {
  const all = [...files().values()].map((content) => content.toString('utf8')).join('\n');
  expect(all).not.toMatch(/closed|secret|秘密|误解|misconception|77|78/i);
  expect(json('lesson.json')).toMatchObject({ seeds: [1], exercises: [{ checks: ['open'] }, {}] });
  expect(json('texts.zh.json')).toEqual({ '2.01': { 'is open': '公开' } });
});

test('has the spec of a larger model, with its sentences, and refuses a private one', () => {
  const gpu = { largerModel: { exercise: '2.02', seconds: 9 } };
  const released = () => publicGrader(root, { ...LESSON, gpu }, new Set());
  write('gpu/02-answer.spec.ts', "check('larger-model', 'is large', () => {});\n");
  write('texts.zh.json', JSON.stringify({ '2.02': { 'is large': '大', 'is small': '小' } }));
  expect([...released().keys()]).toContain('gpu/02-answer.spec.ts');
  expect(JSON.parse(released().get('texts.zh.json')!.toString('utf8'))).toEqual({ '2.02': { 'is large': '大' } });
  write('gpu/02-answer.spec.ts', "check('larger-model', 'is large', () => {}, { visibility: 'private' });\n");
  expect(released).toThrow('grader/02-b/gpu/02-answer.spec.ts: a larger model cannot be a private check.');
});

test('requires only lessons that are there', () => {
  expect(json('lesson.json')).toMatchObject({ requires: [] });
  const both = files(['01-a', '02-b']).get('lesson.json')!.toString('utf8');
  expect(JSON.parse(both)).toMatchObject({ requires: ['01-a'] });
});

test('refuses an exercise of which students would see nothing', () => {
  write('02-answer.spec.ts', CLOSED.replace('closed', 'values'));
  expect(() => files()).toThrow('All checks of 2.02 are private');
});
