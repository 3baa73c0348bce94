import { shortNumber } from './short-number';
import { sparkline } from './sparkline';
import { trainingLine } from './training-line';

test.each([
  [0, '0.000'],
  [0.41249, '0.412'],
  [2.3026, '2.30'],
  [31.26, '31.3'],
  [-512.4, '-512'],
  [3.14e8, '3.1e+8'],
  [0.00012, '1.2e-4'],
  [NaN, 'NaN'],
  [-Infinity, '-∞'],
])('shortNumber(%d) is %s', (x, text) => {
  expect(shortNumber(x)).toBe(text);
});

describe('sparkline', () => {
  it('spans the smallest and the largest number', () => {
    expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7], 8)).toBe('▁▂▃▄▅▆▇█');
    expect(sparkline([-3, -3.5, -4], 8)).toBe('█▅▁');
  });

  it('marks what is not finite, and is not spoiled by it', () => {
    expect(sparkline([2, 1, Infinity, NaN], 8)).toBe('█▁××');
    expect(sparkline([NaN], 8)).toBe('×');
  });

  it('is flat for equal numbers, and nothing for none', () => {
    expect(sparkline([5, 5], 8)).toBe('▁▁');
    expect(sparkline([], 8)).toBe('');
  });

  it('takes no more room than it has, with the first and the last number', () => {
    const line = sparkline(Array.from({ length: 101 }, (_, i) => 100 - i), 5); // prettier-ignore
    expect(line).toBe('█▆▅▃▁');
  });
});

test('trainingLine() says where a training is', () => {
  const series = [
    { name: 'loss', values: [2.31, 0.9, 0.412] },
    { name: 'accuracy', values: [0.1, 0.7, 0.9213] },
  ];
  expect(trainingLine({ id: '4.11', name: 'trainMlp' }, { epochs: 10, curve: { unit: 'epoch', series } })).toBe(
    '4.11 trainMlp  epoch 3 of 10  loss 0.412 █▃▁  accuracy 0.921',
  );
});
