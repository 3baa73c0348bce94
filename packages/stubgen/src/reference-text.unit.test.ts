import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { referenceText } from './reference-text';

const fixture = (name: string) => readFileSync(join(__dirname, 'fixtures', `${name}.solution.ts.txt`), 'utf8');
const code = (text: string) => text.replace(/\/\*\*[^]*?\*\//g, '').replace(/\s+/g, ' ');

describe.each(['helpers-and-imports', 'classes', 'no-imports', 'only-dead-imports'])(
  'referenceText() of %s',
  (name) => {
    const text = () => referenceText(fixture(name), `${name}.ts`);

    test('has no tag', () => expect(text()).not.toMatch(/@exercise|@solution/));

    test('has all of the code', () => expect(code(text())).toBe(code(fixture(name))));

    test('leaves no comment empty and no gap', () => expect(text()).not.toMatch(/\/\*\*[\s*]*\*\/|\n\n\n/));
  },
);

test('referenceText() keeps what a comment says beside its tag', () => {
  const helpers = [
    '/** @solution The number in a scalar. */\nfunction a() {}\n',
    '/**\n * Shifts the logits.\n *\n * @solution\n */\nfunction b() {}\n',
    '/** @solution */\nfunction c() {}\n',
  ];
  const solution = [...helpers, '/**\n * Does it.\n *\n * @exercise 1.01\n */\nexport function d() {}\n'].join('\n');
  expect(referenceText(solution, 'a.ts')).toBe(
    [
      '/** The number in a scalar. */\nfunction a() {}\n',
      '/**\n * Shifts the logits.\n */\nfunction b() {}\n',
      'function c() {}\n',
      '/**\n * Does it.\n */\nexport function d() {}\n',
    ].join('\n'),
  );
});
