import { syntaxError } from '../compile';
import { unreadable } from '../parse-answers';
import { en } from './en';
import { fromParser } from './phrases-in';
import { zh } from './zh';

const ARGUMENTS = ['⟨1⟩', '⟨2⟩', '⟨3⟩', '⟨4⟩'] as const;
const said = (phrase: unknown) => (phrase as (...args: readonly string[]) => string)(...ARGUMENTS);
const placesIn = (text: string) => [...new Set(text.match(/⟨\d⟩/g))].sort();

describe('the Chinese phrases of the judge', () => {
  it('are those of the English catalogue', () => expect(Object.keys(zh)).toEqual(Object.keys(en)));

  it.each(Object.keys(en) as (keyof typeof en)[])('have Chinese words for %s, and say all that it is given', (key) => {
    expect(said(zh[key])).toMatch(/\p{Script=Han}/u);
    expect(placesIn(said(zh[key]))).toEqual(placesIn(said(en[key])));
  });
});

test('fromParser() knows what the parser says, and leaves the rest', () => {
  const file = { status: 'text', path: 'x.ts', text: '', sha256: '' } as const;
  const deep = (unreadable(file) as { message: string }).message;
  const broken = syntaxError('  x Expression expected\n ,-[x.ts:3:1]', 'x.ts');
  for (const message of [deep, broken, 'something else']) expect(fromParser(message, en)).toBe(message);
  expect(fromParser(deep, zh)).toBe('x.ts 无法读取：它嵌套得太深，或者太大而无法解析。');
  expect(fromParser(broken, zh)).toBe('x.ts:3 不是有效的 TypeScript：Expression expected');
});
