import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { leakedLines } from './leaked-lines';
import { makeStub } from './make-stub';
import { StubError } from './stub-error';

const FIXTURES = join(__dirname, 'fixtures');
const read = (name: string) => readFileSync(join(FIXTURES, name), 'utf8');

describe.each([
  ['helpers-and-imports', '4.02'],
  ['classes', '4.10'],
  ['no-imports', '3.01'],
  ['only-dead-imports', '1.03'],
])('%s', (name, exercise) => {
  const solution = read(`${name}.solution.ts.txt`);
  const stub = () => makeStub(solution, { path: `${name}.ts`, exercise });

  test('makeStub() gives the golden stub', () => expect(stub()).toBe(read(`${name}.stub.ts.txt`)));

  test('makeStub() gives the same text again', () => expect(stub()).toBe(stub()));

  test('leakedLines() finds nothing in the stub', () => expect(leakedLines(solution, stub())).toEqual([]));
});

test('every golden solution is compared', () => {
  expect(readdirSync(FIXTURES).filter((file) => file.includes('.solution.'))).toHaveLength(4);
});

const DOC = '/** @exercise 4.02 */\n';
const VALID = `${DOC}export function f(): number {\n  return 1;\n}\n`;

function stubOf(solution: string): string {
  return makeStub(solution, { path: 'solutions/04-softmax/02-f.ts', exercise: '4.02' });
}

describe('makeStub() prints like prettier', () => {
  test('import names on lines of their own if they do not fit on one', () => {
    const names = ['alpha', 'beta', 'gamma', 'delta'].map((name) => `${name}OfTheDistribution`);
    const stub = stubOf(
      `import { ${names.join(', ')} } from '@gradus/runtime';\n\n${DOC}export function f(${names.map((name, i) => `p${i} = ${name}`)}) {}\n`,
    );
    expect(stub).toMatch(/^import \{\n {2}alphaOfTheDistribution,\n {2}betaOf.*\n.*\n.*\n {2}NotImplemented,\n\} from/);
  });

  test('one name on the line of the keyword, however long it is', () => {
    const name = 'a'.repeat(120);
    const stub = stubOf(`import { ${name}, b } from './a';\n\n${DOC}export function f(x = ${name}) {\n  b();\n}\n`);
    expect(stub).toContain(`import { ${name} } from './a';\n`);
  });

  test('imported types after imported values', () => {
    const stub = stubOf(
      `import { type Alpha, zeta } from '@gradus/runtime';\n\n${DOC}export function f(x: Alpha, y = zeta) {}\n`,
    );
    expect(stub).toContain('import { NotImplemented, zeta, type Alpha } from');
  });

  test('an unused import at the top leaves no gap', () => {
    const stub = stubOf(
      `import { a } from './a';\n// About b.\nimport { b } from './b';\n\n${DOC}export function f(x = b) {\n  a();\n}\n`,
    );
    expect(stub).toMatch(
      /^import \{ NotImplemented \} from .*\n\/\/ About b\.\nimport \{ b \} from '\.\/b';\n\nexport/,
    );
  });

  test('an unused import between two used ones leaves no gap', () => {
    const stub = stubOf(
      `import { a } from './a';\nimport { b } from './b';\nimport { c } from './c';\n\n${DOC}export function f(x = a, y = c) {\n  b();\n}\n`,
    );
    expect(stub.split('\n').slice(0, 4)).toEqual([
      "import { NotImplemented } from '@gradus/runtime';",
      "import { a } from './a';",
      "import { c } from './c';",
      '',
    ]);
  });

  test('parameters whose private fields go keep their lines if one line is too short', () => {
    const parameter = (name: string) => `private readonly ${name}OfTheDistribution: Record<string, number[][]>`;
    const solution = `${DOC}export class A {\n  constructor(\n    ${parameter('mean')},\n    ${parameter('variance')},\n  ) {}\n}\n`;
    expect(stubOf(solution)).toContain(
      'constructor(\n    meanOfTheDistribution: Record<string, number[][]>,\n    varianceOfTheDistribution: Record<string, number[][]>,\n  ) {\n',
    );
  });
});

describe('makeStub() keeps', () => {
  test('the import from the runtime if it needs no other name of it', () => {
    const stub = stubOf(`import { tf } from '@gradus/runtime';\n\n${DOC}export function f() {\n  tf.abs(1);\n}\n`);
    expect(stub).toMatch(/^import \{ NotImplemented \} from '@gradus\/runtime';\n\nexport function/);
  });

  test('a private constructor', () => {
    const stub = stubOf(`${DOC}export class A {\n  private constructor() {}\n}\n`);
    expect(stub).toContain("  private constructor() {\n    throw new NotImplemented('4.02');\n  }\n");
  });

  test('comments between parameters whose private fields go', () => {
    const stub = stubOf(
      `${DOC}export class A {\n  constructor(\n    /** size */ private readonly n: number,\n  ) {}\n}\n`,
    );
    expect(stub).toContain('constructor(\n    /** size */ n: number,\n  ) {\n');
  });

  test('names in type positions, shorthand and defaults, but no name that is only a member or a parameter', () => {
    const stub = stubOf(
      `import { A, T, b, c, d, e } from './x';\n\nexport const kept = { b };\n\n${DOC}export function f(x: A.T, d: number, y = c.e) {}\n`,
    );
    expect(stub).toContain("import { A, b, c } from './x';");
  });

  test('an alias under its local name', () => {
    const stub = stubOf(`import { a as b, c as d } from './x';\n\n${DOC}export function f(x = b) {\n  d();\n}\n`);
    expect(stub).toContain("import { a as b } from './x';");
  });

  test('an import of types from the runtime beside the one it adds', () => {
    const stub = stubOf(`import type { Random } from '@gradus/runtime';\n\n${DOC}export function f(x: Random) {}\n`);
    expect(stub).toMatch(/^import \{ NotImplemented \} from '@gradus\/runtime';\nimport type \{ Random \} from/);
  });

  test('a doc comment in which the tag is not the last line', () => {
    const stub = stubOf(`/**\n * Adds.\n *\n * @exercise 4.02\n * @example f() // 2\n */\nexport function f() {}\n`);
    expect(stub).toContain('/**\n * Adds.\n * @example f() // 2\n */\nexport');
  });
});

test('makeStub() reads files with Windows line ends like others', () => {
  expect(stubOf(VALID.replaceAll('\n', '\r\n'))).toBe(stubOf(VALID));
});

describe('makeStub() refuses', () => {
  test.each([
    ['a file without @exercise', 'export const a = 1;\n', 1, 'no declaration is tagged @exercise'],
    ['the id of another exercise', VALID.replace('4.02', '4.03'), 2, 'found "@exercise 4.03"'],
    [
      'the id of another exercise at a method',
      `${DOC}export class A {\n  constructor() {}\n\n  /** @exercise 4.03 */\n  f() {}\n}\n`,
      6,
      'found "@exercise 4.03"',
    ],
    ['a tag without an id', VALID.replace(' 4.02', ''), 2, 'found "@exercise "'],
    [
      'an arrow function',
      `${DOC}export const f = () => 1;\n`,
      2,
      '@exercise needs a class or a function with a block body',
    ],
    ['a derived class', `${DOC}export class A extends B {\n  constructor() {}\n}\n`, 2, 'the class A extends another'],
    ['a class without constructor', `${DOC}export class A {}\n`, 2, 'the class A has no constructor'],
    ['an exercise that is not exported', VALID.replace('export ', ''), 2, 'the exercise f is not exported'],
    [
      'a property that holds a function',
      `${DOC}export class A {\n  f = () => 1;\n  constructor() {}\n}\n`,
      3,
      'the property f holds a function',
    ],
    ['an untagged function', `${VALID}function g() {}\n`, 5, 'untagged code would stay'],
    ['an untagged class that is not exported', `${VALID}class A {}\n`, 5, 'untagged code would stay'],
    ['an untagged constant that holds a function', `${VALID}const g = [() => 1];\n`, 5, 'untagged code would stay'],
    ['an untagged statement', `${VALID}f();\n`, 5, 'untagged code would stay'],
    [
      'a helper a signature needs',
      `/** @solution */\nconst ONE = 1;\n\n${DOC}export function f(x = ONE) {}\n`,
      2,
      'ONE is tagged @solution, but what stays',
    ],
    ['a tag in a line comment', `${VALID}// @solution\nconst A = 1;\n`, 5, '"// @solution" has no effect'],
  ])('%s', (_, solution, line, problem) => {
    const error = thrownBy(() => stubOf(solution));
    expect(error.message).toContain(`solutions/04-softmax/02-f.ts:${line}: ${problem}`);
    expect([error.file, error.line]).toEqual(['solutions/04-softmax/02-f.ts', line]);
  });
});

function thrownBy(act: () => unknown): StubError {
  try {
    act();
  } catch (error) {
    if (error instanceof StubError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
