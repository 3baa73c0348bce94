import { points } from './points';

test.each([
  [0, '0'],
  [1400, '14'],
  [875, '8.75'],
  [750, '7.5'],
  [1, '0.01'],
  [39999, '399.99'],
])('points(%d) = %s', (hundredths, text) => {
  expect(points(hundredths)).toBe(text);
});
