import type { Exercise } from '@gradus/contract';
import { stubHeader } from './stub-header';

const exercise = (forbids: Exercise['forbids']): Exercise => ({
  id: '4.02',
  name: 'softmax',
  file: '02-softmax.ts',
  points: 14,
  uses: [],
  forbids,
  hints: ['a', 'b', 'c'],
  checks: ['printed'],
});

describe('stubHeader', () => {
  it('says only the points where nothing is forbidden', () => {
    expect(stubHeader(exercise({ kernels: [], names: [] }), [])).toBe('// Exercise 4.02, 14 points.\n');
  });

  it('names everything that is forbidden, and what may be imported', () => {
    const header = stubHeader(exercise({ kernels: ['Softmax'], names: ['softmax', 'tf.grad'] }), ['./01-one-hot']);
    expect(header).toBe(
      '// Exercise 4.02, 14 points.\n' +
        '// Do without: softmax, tf.grad.\n' +
        '// TensorFlow.js must not run: Softmax.\n' +
        '// You may import: ./01-one-hot.\n',
    );
  });

  it('breaks long lists between words', () => {
    const names = Array.from({ length: 40 }, (_, i) => `forbidden${i}`);
    const lines = stubHeader(exercise({ kernels: [], names }), []).split('\n');
    expect(lines.every((line) => line.length <= 120)).toBe(true);
    expect(lines.join(' ')).toContain('forbidden39.');
  });
});
