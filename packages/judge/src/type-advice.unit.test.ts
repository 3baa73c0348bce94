import { diagnosticsByFile } from './type-advice';

const line = (file: string, row: number, text: string) => `${file}(${row},5): error TS2322: ${text}`;

test('diagnosticsByFile() sorts the compiler’s lines by file', () => {
  const output = [
    line('exercises/04-softmax/02-softmax.ts', 5, "Type 'string' is not assignable to type 'number'."),
    '  a second line of the same error',
    line('exercises/01-a/01-b.ts', 1, 'Cannot find name.'),
    line('exercises/04-softmax/02-softmax.ts', 9, 'Another.'),
    'Found 3 errors.',
  ];
  expect([...diagnosticsByFile(output.join('\n'))]).toEqual([
    [
      'exercises/04-softmax/02-softmax.ts',
      ["line 5: Type 'string' is not assignable to type 'number'.", 'line 9: Another.'],
    ],
    ['exercises/01-a/01-b.ts', ['line 1: Cannot find name.']],
  ]);
});

test('diagnosticsByFile() reads lines of Windows, too', () => {
  const output = `${line('a.ts', 1, 'One.')}\r\n${line('b.ts', 2, 'Two.')}\r\n`;
  expect([...diagnosticsByFile(output)]).toEqual([
    ['a.ts', ['line 1: One.']],
    ['b.ts', ['line 2: Two.']],
  ]);
});

test('diagnosticsByFile() keeps five for each file, and has nothing to say about nothing', () => {
  const output = Array.from({ length: 8 }, (_, i) => line('a.ts', i, 'x')).join('\n');
  expect(diagnosticsByFile(output).get('a.ts')).toHaveLength(5);
  expect(diagnosticsByFile('').size).toBe(0);
});
