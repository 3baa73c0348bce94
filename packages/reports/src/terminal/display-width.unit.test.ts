import { displayWidth } from './display-width';

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
