import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exerciseResult, uniformRecord } from './exercise-result';
import { ResultCache } from './result-cache';
import { makeLesson } from './testing/make-course';

const exercise = makeLesson('04-softmax', [{}]).exercises[0]!;
const result = exerciseResult(exercise, uniformRecord(exercise, 'pass', ''));
let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'gradus-cache-'))));
afterEach(() => rmSync(root, { recursive: true }));

const entry = () => join(root, '.gradus/cache/abc.json');

test('ResultCache gives back what was put under the same key', () => {
  new ResultCache(root).put('abc', result);
  expect(new ResultCache(root).get('abc')).toEqual(result);
  expect(new ResultCache(root).get('abd')).toBeUndefined();
});

test('ResultCache is empty before anything was put', () => {
  expect(new ResultCache(root).get('abc')).toBeUndefined();
});

test('ResultCache leaves no half-written file', () => {
  new ResultCache(root).put('abc', result);
  new ResultCache(root).put('abc', { ...result, durationMs: 9 });
  expect(readdirSync(join(root, '.gradus/cache'))).toEqual(['abc.json']);
  expect(new ResultCache(root).get('abc')?.durationMs).toBe(9);
});

describe('ResultCache takes for no entry', () => {
  test.each<[string, (text: string) => string]>([
    ['a file that was cut off', (text) => text.slice(0, 40)],
    ['an empty file', () => ''],
    ['something else', () => '{"version":1}'],
    ['points that are no number', (text) => text.replace('"score":10000', '"score":"10000"')],
    ['a verdict of another version', (text) => text.replace('"pass"', '"passed"')],
  ])('%s', (_, damage) => {
    const cache = new ResultCache(root);
    cache.put('abc', result);
    const damaged = damage(readFileSync(entry(), 'utf8'));
    expect(damaged).not.toBe(JSON.stringify(result));
    writeFileSync(entry(), damaged);
    expect(cache.get('abc')).toBeUndefined();
  });
});
