import { cutTo, displayWidth, padTo } from './display-width';

test.each([
  ['', 0],
  ['softmax', 7],
  ['−∞ × …', 6],
  ['张量', 4],
  ['张量（tensor）。', 16],
  ['3 个轴', 6],
  ['𠀀', 2],
  ['✅ ok', 5],
])('%j takes %i columns', (text, columns) => expect(displayWidth(text)).toBe(columns));

test.each([
  ['abc', 3, 'abc'],
  ['abcd', 3, 'abc'],
  ['张量 a', 6, '张量 a'],
  ['张量 a', 4, '张量'],
  ['张量 a', 3, '张'],
])('cutTo(%j, %d) never takes half a character: %j', (text, columns, expected) =>
  expect(cutTo(text, columns)).toBe(expected),
);

test('padTo() counts columns, not characters', () => {
  expect([padTo('ab', 5), padTo('张', 5), padTo('张量张', 5)]).toEqual(['ab   ', '张   ', '张量张']);
});
