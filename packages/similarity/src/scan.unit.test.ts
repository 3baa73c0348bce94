import { memberNames, scan } from './scan';

const API = new Set(['matMul', 'add', 'exp']);
const kinds = (text: string) => scan(text, API).map(({ kind }) => kind).join(' '); // prettier-ignore

describe('scan() takes for the same', () => {
  const cases: [fact: string, a: string, b: string][] = [
    ['other names', 'const total = (xs: number[]) => xs[0]', 'const s = (values: number[]) => values[0]'],
    ['other private members', 'class A { #total = 0; n() { return this.#total } }', 'class B { #x = 0; size() { return this.#x } }'],
    ['members that are no API', 'this.total = a.mean', 'this.x = a.average'],
    ['comments and white space', 'x.add(y) // the sum', '/* mine */ x\n  .add( y )'],
    ['semicolons and last commas', 'f(a, b,); [1, 2,];', 'f(a, b)\n[1, 2]'],
    ['let, var and const', 'let a = 1; var b = 2', 'const a = 1; const b = 2'],
    ['messages', "throw new Error('The axis is missing')", 'throw new Error(`no`)'],
    ['ways to write a number', '1e-5 + 1_000 + 0x10', '0.00001 + 1000 + 16'],
    ['imports', "import { tf } from '@gradus/runtime'; import * as x from './x'\nf(1)", 'f(1)'],
  ]; // prettier-ignore
  test.each(cases)('%s', (_, a, b) => {
    expect(kinds(a)).toBe(kinds(b));
  });
});

describe('scan() tells apart', () => {
  const cases: [fact: string, a: string, b: string][] = [
    ['members of the API', 'x.matMul(y)', 'x.add(y)'],
    ['operators', 'a + b', 'a - b'],
    ['numbers', 'x * 2', 'x * 3'],
    ['keywords', 'while (a) f()', 'if (a) f()'],
    ['what a template holds', '`${a + b}`', '`${a - b}`'],
  ];
  test.each(cases)('%s', (_, a, b) => {
    expect(kinds(a)).not.toBe(kinds(b));
  });
});

test('scan() says where tokens stand', () => {
  const text = '  x /* y */ .exp()';
  expect(scan(text, API).map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
    ['name', 'x'],
    ['.', '.'],
    ['exp', 'exp'],
    ['(', '('],
    [')', ')'],
  ]);
});

test('scan() knows division from regular expressions, and templates within templates', () => {
  expect(kinds('a / b / c')).toBe('name / name / name');
  expect(kinds('f(/[/"]+/g, a[0] / 2)')).toBe('name ( /[/"]+/g , name [ 0 ] / 2 )');
  expect(kinds('`a ${f({ b: `c ${d} e` })} g`')).toBe('`${ name ( { name : `${ name }` } ) }`');
});

test('scan() keeps import() and import.meta', () => {
  expect(kinds("import('x'); import.meta.url")).toBe('import ( text ) import . name . name');
});

test('memberNames() are those after a dot', () => {
  expect(memberNames("import { a } from 'b'; x.matMul(y?.exp, { z: 1 })")).toEqual(['matMul', 'exp']);
});

describe('scan() survives', () => {
  const hostile: [fact: string, text: string][] = [
    ['brackets', '('.repeat(50_000) + '['.repeat(10_000)],
    ['braces', '{'.repeat(60_000)],
    ['templates that never end', '`${'.repeat(20_000)],
    ['a comment that never ends', '/*'.repeat(30_000)],
    ['a text that never ends', `"${'a\\'.repeat(20_000)}`],
    ['regular expressions that never end', '=/(['.repeat(20_000)],
    ['characters that are none', '\u0000\ud800\ufeff\u202e#@\\'.repeat(5_000)],
    ['conflict markers', '<<<<<<< a\n=======\n>>>>>>> b\n'.repeat(2_000)],
    ['imports without an end', 'import '.repeat(10_000)],
  ];
  test.each(hostile)('%s', (_, text) => {
    const tokens = scan(text, API);
    expect(tokens.every(({ start, end }) => start < end && end <= text.length)).toBe(true);
  });
});
