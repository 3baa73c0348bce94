import { parseWith } from './parse-with';
import { translatedHintsSchema } from './translated-hints';

const parse = (hints: unknown) =>
  parseWith(translatedHintsSchema, JSON.stringify(hints), { file: 'grader/04-softmax/hints.zh.json' });

test('translatedHintsSchema accepts three texts for each exercise', () => {
  const hints = { '4.01': ['看形状。', '少了一个轴。', '用 keepDims。'] };
  expect(parse(hints)).toEqual(hints);
});

test.each([
  ['two hints', { '4.01': ['a', 'b'] }, '4.01: three hints, from vague to concrete'],
  ['an empty hint', { '4.01': ['a', ' ', 'c'] }, '4.01[1]: a hint must say something'],
  ['a hint that is no text', { '4.01': ['a', 'b', 3] }, '4.01[2]: Invalid input: expected string, received number'],
  ['a key that is no exercise', { softmax: ['a', 'b', 'c'] }, 'softmax: Invalid key in record'],
])('%s: the message names file and field', (_, hints, problem) => {
  expect(() => parse(hints)).toThrow(`grader/04-softmax/hints.zh.json is not valid:\n  ${problem}`);
});
