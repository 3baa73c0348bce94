import { editSolution } from './edit-solution';

const solution = { path: 'solutions/x.ts', text: 'f(x) {\n  const y = x + 1;\n  return 2 * y;\n}\n// x + 1\n' };
const edit = (...lines: string[]) =>
  editSolution({ text: lines.join('\n'), line: 5 }, { path: 'grader/x.edit', solution });

describe('editSolution()', () => {
  it('replaces a part of a line, and what is replaced with is no pattern', () => {
    const text = 'f(x) {\n  const y = x + 1;\n  return $& * y;\n}\n// x + 1\n';
    expect(edit('=== replace', '2 * y', '=== with', '$& * y', '')).toEqual({ status: 'edited', text });
  });

  it('replaces lines, at several places in any order, also with nothing and from files of any system', () => {
    const text = 'f(x) {\n\n  return y;\n  // done\n}\n// x + 1\n';
    const lines = ['=== replace\r', '2 * y;\r', '=== with\r', 'y;\r', '  // done\r', '=== replace\r', '  const y = x + 1;\r', '=== with\r', '']; // prettier-ignore
    expect(edit(...lines)).toEqual({ status: 'edited', text });
  });

  const FORM =
    'An edit is one or more pairs of "=== replace", lines of the solution, "=== with", what stands there instead.';
  it.each([
    ['nothing', [''], `5: Expected "=== replace", found the end. ${FORM}`],
    ['text before the first pair', ['', 'x', '=== replace'], `6: Expected "=== replace". ${FORM}`],
    ['the second half first', ['=== with'], `5: Expected "=== replace". ${FORM}`],
    ['a first half twice', ['=== replace', 'x', '=== replace'], `7: Expected "=== with". ${FORM}`],
    ['half a pair', ['=== replace', 'x', ''], `7: Expected "=== with", found the end. ${FORM}`],
    ['nothing to replace', ['=== replace', ' ', '=== with', 'x'], '6: There is nothing to replace.'],
    [
      'text that is not there',
      ['=== replace', '2 * x', '=== with', 'x'],
      '6: What is to be replaced must be in solutions/x.ts exactly once, but is not there:\n2 * x',
    ],
    [
      'text that is there twice',
      ['=== replace', 'x + 1', '=== with', 'x'],
      '6: What is to be replaced must be in solutions/x.ts exactly once, but is there 2 times:\nx + 1',
    ],
    [
      'pairs that overlap',
      ['=== replace', 'return 2', '=== with', 'return 3', '=== replace', '2 * y', '=== with', 'y'],
      '10: Another pair replaces a part of the same text.',
    ],
  ])('%s: says where, and what was expected', (_, lines, problem) => {
    expect(edit(...lines)).toEqual({ status: 'wrong', problem: `grader/x.edit:${problem}` });
  });
});
