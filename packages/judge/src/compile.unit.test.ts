import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile, syntaxError } from './compile';

const PATH = 'exercises/04-softmax/02-softmax.ts';

function compiled(text: string): { code: string; map: string } {
  const result = compile(text, PATH);
  if (result.status === 'failed') throw new Error(result.message);
  return result;
}

test('compile() drops types and makes CommonJS', () => {
  const { code } = compiled(`import { tf } from '@gradus/runtime';\nexport function f(x: tf.Tensor): tf.Tensor { return x.neg(); }`);
  expect(code).toContain('function f(x)');
  expect(code).not.toContain('require'); // only its types were used
  expect(compiled(`import { tf } from '@gradus/runtime';\nexport const x = tf.scalar(1);`).code).toContain('require("@gradus/runtime")');
}); // prettier-ignore

test('compile() leaves names of classes and functions, types unchecked', () => {
  const { code } = compiled('export class Tape { private x: number = "no number"; }');
  expect(code).toContain('class Tape');
});

test('compile() maps every line back', () => {
  const text = 'type A = number;\n\n\nexport function f(x: A): A {\n  // a comment\n  return nothing(x);\n}\n';
  const { code, map } = compiled(text);
  const line = code.split('\n').findIndex((row) => row.includes('nothing('));
  expect(new SourceMap(JSON.parse(map)).findEntry(line, 11)).toMatchObject({ originalLine: 5 });
});

test('compile() reads no other file, whatever a comment says', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gradus-map-'));
  const other = { version: 3, sources: ['SECRET.ts'], sourcesContent: ['secret'], names: [], mappings: 'AAAA' };
  writeFileSync(join(folder, 'other.map'), JSON.stringify(other));
  const inline = `data:application/json;base64,${Buffer.from(JSON.stringify(other)).toString('base64')}`;
  for (const url of [join(folder, 'other.map'), inline]) {
    expect(compiled(`export const a = 1;\n//# sourceMappingURL=${url}\n`).map).not.toContain('SECRET');
  }
  rmSync(folder, { recursive: true });
});

describe('compile() says what is wrong, and in which line:', () => {
  test.each([
    ['export function f( {', `${PATH}:1 is not valid TypeScript: `],
    ['\n\nconst x = ;\n', `${PATH}:3 is not valid TypeScript: Expression expected`],
    ['export function f() {\n  return (1;\n}\n', `${PATH}:2 is not valid TypeScript: Expected ',', got ';'`],
    ['<<<<<<< HEAD\n', `${PATH}:1 is not valid TypeScript: `],
  ])('%j', (text, start) => {
    const result = compile(text, PATH);
    expect(result.status).toBe('failed');
    const { message } = result as { message: string };
    expect(message.startsWith(start)).toBe(true);
    expect(message).not.toMatch(/\n|\u001b/);
  });

  test('nothing is wrong with an empty file', () => expect(compile('', PATH).status).toBe('compiled'));
});

test('syntaxError() makes do with a report of another form', () => {
  expect(syntaxError('out of memory\nat …', PATH)).toBe(`${PATH} is not valid TypeScript: out of memory`);
  expect(syntaxError('\u001b[31m  x\u001b[0m Expected a dot\n ,-[a.ts:7:2]', PATH)).toBe(
    `${PATH}:7 is not valid TypeScript: Expected a dot`,
  );
});
