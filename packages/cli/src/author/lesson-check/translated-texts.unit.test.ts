import { skeleton, textProblems } from './translated-texts';

const FILE = 'grader/04-softmax/texts.zh.json';
const SENTENCES = new Map([
  ['lesson', ['Softmax regression']],
  ['4.01', ['f(x) = x + 1', 'Add one.', 'share of zeros for p = {1}']],
]);
const COMPLETE = {
  lesson: { 'Softmax regression': 'softmax 回归' },
  '4.01': { 'f(x) = x + 1': 'f(x) = x + 1', 'Add one.': '加一。', 'share of zeros for p = {1}': 'p = {1} 时零的比例' },
};

it('finds nothing wrong with what is complete, formulas as they are', () => {
  expect(textProblems(FILE, SENTENCES, COMPLETE)).toEqual([]);
});

it('names what is missing, too many, still English, or without a place', () => {
  const texts = {
    lesson: { 'Softmax regression': '' },
    '4.01': { 'f(x) = x + 1': 'this is x + 1', 'Add two.': '加二。', 'share of zeros for p = {1}': '零的比例' },
    '4.02': {},
  };
  expect(textProblems(FILE, SENTENCES, texts)).toEqual([
    `${FILE}: lesson: is not translated: Softmax regression`,
    `${FILE}: 4.01: is English still: this is x + 1`,
    `${FILE}: 4.01: is not translated: Add one.`,
    `${FILE}: 4.01: has not the same places {1}, {2} …: 零的比例`,
    `${FILE}: 4.01: is no sentence of the grader (any more): Add two.`,
    `${FILE}: the lesson has no exercise 4.02.`,
  ]);
});

it('a skeleton keeps what is translated, in the order of the grader', () => {
  const made = skeleton(SENTENCES, { '4.01': { 'Add one.': '加一。', 'Add two.': '加二。' } });
  expect(JSON.stringify(made)).toBe(
    '{"lesson":{"Softmax regression":""},"4.01":{"f(x) = x + 1":"","Add one.":"加一。","share of zeros for p = {1}":""}}',
  );
});
