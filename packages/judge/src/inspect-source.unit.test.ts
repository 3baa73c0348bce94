import { inspectSource } from './inspect-source';

const THROW = `{ throw new NotImplemented('4.02'); }`;

describe('inspectSource().imports sees', () => {
  test.each([
    ["import { x } from './a';", './a'],
    ["import x from './a';", './a'],
    ["import * as x from './a';", './a'],
    ["import './a';", './a'],
    ["import {} from './a';", './a'],
    ["import { type X, y } from './a';", './a'],
    ["export { x } from './a';", './a'],
    ["export * from './a';", './a'],
    ["export * as ns from './a';", './a'],
    ["import x = require('./a');", './a'],
    ["const x = require('./a');", './a'],
    ["const x = await import('./a');", './a'],
    ['const x = import(`./a`);', './a'],
    ["const x = require('./' + 'a');", './a'],
    ["const x = require(('./a' as string)!);", './a'],
    ['const x = require(name);', '(computed at run time)'],
    ['const x = import(`./${name}`);', '(computed at run time)'],
    ["function f() { return () => require('./a'); }", './a'],
  ])('%s', (source, name) => expect(inspectSource(source).imports).toEqual([name]));
});

describe('inspectSource().imports passes over', () => {
  test.each([
    "import type { X } from './a';",
    "import { type X, type Y } from './a';",
    "import type * as X from './a';",
    "import type X = require('./a');",
    "export type { X } from './a';",
    "export { type X } from './a';",
    "export type * from './a';",
    "type X = typeof import('./a');",
    "type X = import('./a').X;",
    'const x = 1; export { x };',
    'x.require(name);',
    "// import './a'",
    'const text = "import \'./a\'";',
    'import.meta.url;',
  ])('%s', (source) => expect(inspectSource(source).imports).toEqual([]));
});

describe('inspectSource().members sees softmax in', () => {
  test.each([
    'tf.softmax(x);',
    'x.neg().softmax();',
    'tf?.softmax;',
    'x?.neg?.().softmax?.();',
    "tf['softmax'];",
    'tf[`softmax`];',
    "tf['soft' + 'max'];",
    "tf?.['softmax'];",
    '(tf as any).softmax;',
    "(tf as any)['softmax' as const];",
    'tf!.softmax;',
    '(<any>tf).softmax;',
    'const { softmax } = tf;',
    'const { softmax: s } = tf;',
    "const { 'softmax': s } = tf;",
    "const { ['softmax']: s } = tf;",
    'const { layers: { softmax } } = tf;',
    'const { softmax = 1 } = tf;',
    '({ softmax: s } = tf);',
    '[{ softmax: s }] = [tf];',
    'function f({ softmax } = tf) {}',
    'const f = ({ softmax: s }) => s;',
    'for (const { softmax } of [tf]) {}',
    'try {} catch ({ softmax }) {}',
    'import s = tf.softmax;',
    'import s = tf.softmax.call;',
    'class A { x = tf.softmax; }',
    'new (class { static { tf.softmax; } })();',
    'tf.softmax`x`;',
    'const f = tf.softmax; f(x);',
    "import { softmax } from '@gradus/runtime';",
    "import { softmax as s } from '@gradus/runtime';",
  ])('%s', (source) => expect(inspectSource(source).members).toContain('softmax'));
});

describe('inspectSource().members passes over', () => {
  test.each([
    'softmax(x);',
    'function softmax() {}',
    "import { softmax } from './02-softmax';",
    'const o = { softmax: 1 };',
    "const text = 'softmax';",
    'x[softmax];',
    'class A { softmax() {} }',
    'this.#softmax;',
    'const { ...softmax } = tf;',
    'const { [softmax]: s } = tf;',
    'interface A { softmax: number }',
    "type A = B['softmax'];",
    '// tf.softmax',
  ])('%s', (source) => {
    const prelude = source.includes('#') ? `class P { #softmax = 1; m() { ${source} } }` : source;
    expect(inspectSource(prelude).members).not.toContain('softmax');
  });
});

describe('inspectSource().members tells members of tf from others', () => {
  test.each([
    'tf.grad(f);',
    "tf['grad'];",
    '(tf as any).grad;',
    'const { grad } = tf;',
    'const { grad: g } = tf!;',
    '({ grad } = tf);',
    'function f({ grad } = tf) {}',
    'import g = tf.grad;',
  ])('%s is tf.grad', (source) => expect(inspectSource(source).members).toEqual(expect.arrayContaining(['grad', 'tf.grad']))); // prettier-ignore

  test.each([
    'const t = tf; t.grad;',
    'const t = tf; const u = t; u.grad;',
    "import { tf as t } from '@gradus/runtime'; t.grad;",
    "import * as runtime from '@gradus/runtime'; runtime.tf.grad;",
  ])('%s is, under another name', (source) => {
    expect(inspectSource(source).members).toContain('tf.grad');
  });

  test.each(['node.grad;', 'const { grad } = node;', 'const t = node; t.grad;'])('%s is not', (source) => {
    expect(inspectSource(source).members).not.toContain('tf.grad');
  });
});

describe('inspectSource().untouched holds for', () => {
  test.each<[string, string]>([
    ['a function', `export function f() ${THROW}`],
    ['an async function', `export async function f() ${THROW}`],
    ['a generator', `export function* f() ${THROW}`],
    ['an async generator', `export async function* f() ${THROW}`],
    ['a function with overloads', `export function f(x: number): number; export function f(x: any) ${THROW}`],
    ['a class', `export class A { constructor(x) ${THROW} m() ${THROW} get g() ${THROW} static s() ${THROW} }`],
    ['a class with fields', `export class A { x = 1; constructor() ${THROW} }`],
    ['types beside it', `export type T = number; export interface I { x: T } export function f() ${THROW}`],
    ['a helper beside it', `function helper() { return 1; } export function f() ${THROW}`],
    ['comments', `/** doc */ export function f() { // todo\n throw new NotImplemented('4.02'); /* later */ }`],
    ['two functions', `export function f() ${THROW} export function g() ${THROW}`],
  ])('%s', (_, source) => expect(inspectSource(source).untouched).toBe(true));
});

describe('inspectSource().untouched ends with', () => {
  test.each<[string, string]>([
    ['a body', 'export function f() { return 1; }'],
    ['an empty body', 'export function f() {}'],
    ['an empty file', ''],
    ['no export', `function f() ${THROW}`],
    ['one of two functions', `export function f() ${THROW} export function g() { return 1; }`],
    ['one of two methods', `export class A { constructor() ${THROW} m() { return 1; } }`],
    ['a line before', `export function f() { const x = 1; throw new NotImplemented('4.02'); }`],
    ['a line behind', `export function f() { throw new NotImplemented('4.02'); return 1; }`],
    ['another error', `export function f() { throw new Error('later'); }`],
    ['a thrown text', `export function f() { throw 'NotImplemented'; }`],
    ['a condition', `export function f(x) { if (x) throw new NotImplemented('4.02'); }`],
    ['an exported arrow function', `export const f = () => ${THROW};`],
    ['an exported constant', `export const EPSILON = 1; export function f() ${THROW}`],
  ])('%s', (_, source) => expect(inspectSource(source).untouched).toBe(false));
});
