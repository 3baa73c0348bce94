import { lessonWords } from './lesson-words';

test.each([
  [undefined, []],
  ['', []],
  ['1,2,4', ['1', '2', '4']],
  ['1-3,softmax', ['1', '2', '3', 'softmax']],
  ['08-cnn,04-softmax', ['08-cnn', '04-softmax']],
  ['4-4,', ['4']],
])('--lessons %p', (list, words) => {
  expect(lessonWords(list)).toEqual(words);
});

test('lessons that end before they begin are refused', () => {
  expect(() => lessonWords('1,5-2')).toThrow('--lessons 5-2 ends before it begins.');
});
