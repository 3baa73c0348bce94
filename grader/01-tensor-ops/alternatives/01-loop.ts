/**
 * @alternative Multiplies the lengths in a loop, and finds the bytes by a switch.
 */
import { tf } from '@gradus/runtime';

export function describeTensor(x: tf.Tensor) {
  const shape: number[] = [];
  let size = 1;
  for (const length of x.shape) {
    shape.push(length);
    size *= length;
  }
  return { shape, rank: x.rank, size, dtype: x.dtype, bytes: size * bytesOf(x.dtype) };
}

function bytesOf(dtype: tf.DataType): number {
  switch (dtype) {
    case 'bool':
      return 1;
    case 'int32':
    case 'float32':
      return 4;
    case 'complex64':
      return 8;
    case 'string':
      throw new Error('A string has no fixed width.');
  }
}
