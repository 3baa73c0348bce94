import { resolve } from 'node:path';
import { isUntouched, parseAnswers } from './parse-answers';
import type { SubmittedFile } from './submission';

const ROOT = resolve(__dirname, '../../..');

function file(text: string, path = 'exercises/04-softmax/02-softmax.ts'): SubmittedFile {
  return { status: 'text', path, text, sha256: '' };
}

const stub = `import { NotImplemented } from '@gradus/runtime';\nexport function f() { throw new NotImplemented('4.02'); }`;

test('parseAnswers() gives code, map and facts of every text', () => {
  const [right, broken, untouched] = [file(`export const x = tf.softmax(1);`), file('export const x = ;'), file(stub)];
  const parsed = parseAnswers(ROOT, [right, broken, untouched]);
  expect(parsed.get(right)).toMatchObject({
    status: 'parsed',
    code: expect.stringContaining('exports'),
    map: expect.stringContaining('mappings'),
    facts: { members: ['softmax', 'tf.softmax'], untouched: false },
  });
  expect(parsed.get(broken)).toEqual({
    status: 'failed',
    message: 'exercises/04-softmax/02-softmax.ts:1 is not valid TypeScript: Expression expected',
  });
  expect([right, broken, untouched].map((answer) => isUntouched(parsed.get(answer)))).toEqual([false, false, true]);
});

test('parseAnswers() passes over files that are no text, and needs no process for none', () => {
  const missing: SubmittedFile = { status: 'missing', path: 'x.ts' };
  expect(parseAnswers('/nowhere', [missing])).toEqual(new Map());
  expect(isUntouched(undefined)).toBe(false);
});

test('parseAnswers() takes a file that is given twice once', () => {
  const twice = file(stub);
  expect(parseAnswers(ROOT, [twice, twice]).size).toBe(1);
});

test('parseAnswers() keeps texts apart that hold line ends and quotes', () => {
  const odd = file('export const x = "\\u2028\\n\\"" + `\n\u2028`;');
  expect(parseAnswers(ROOT, [odd, file(stub)]).get(odd)).toMatchObject({ status: 'parsed' });
});

describe('a text that ends the parser is refused, and the others are read:', () => {
  const bombs: [string, string][] = [
    ['20 000 brackets', `export const x = ${'('.repeat(20_000)}1${')'.repeat(20_000)};`],
    ['20 000 brackets that are never closed', `export const x = ${'['.repeat(20_000)}`],
    ['20 000 blocks', '{'.repeat(20_000) + '}'.repeat(20_000)],
    ['20 000 types in types', `type A = ${'Array<'.repeat(20_000)}1${'>'.repeat(20_000)};`],
    ['20 000 conditions in a chain', Array(20_000).fill('if (a) {}').join(' else ')],
    ['20 000 signs', `export const x = ${'!'.repeat(20_000)}1;`],
  ];

  test('whatever makes it deep', () => {
    const [before, after] = [file(stub), file('export const x = 1;')];
    const files = bombs.map(([, text], i) => file(text, `0${i}.ts`));
    const parsed = parseAnswers(ROOT, [before, ...files, after]);
    expect([parsed.get(before)!.status, parsed.get(after)!.status]).toEqual(['parsed', 'parsed']);
    files.forEach((bomb, i) => {
      const message = `0${i}.ts cannot be read: it is nested too deeply, or too large to be parsed.`;
      expect([bombs[i]![0], parsed.get(bomb)]).toEqual([bombs[i]![0], { status: 'failed', message }]);
    });
  });
});

test('parseAnswers() refuses a text that takes longer than the deadline', () => {
  const slow = file(`f${'<a'.repeat(200)};\n`.repeat(20_000)); // ten minutes: each row may be a call until its end is read
  const startedAt = performance.now();
  const parsed = parseAnswers(ROOT, [slow, file(stub)], undefined, 5_000);
  expect(parsed.get(slow)).toMatchObject({ status: 'failed', message: expect.stringMatching(/cannot be read/) });
  expect(parsed.size).toBe(2);
  expect(performance.now() - startedAt).toBeLessThan(40_000); // before the processor's time is over, which would end it as well
});
