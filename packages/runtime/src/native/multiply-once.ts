import * as tf from '@tensorflow/tfjs';
import { BackendUnavailable, reasonOf } from './unavailable';

/** Large enough not to be left to the processor by a GPU's backend. */
const SIZE = 64;

/**
 * Multiplies two matrices on the current backend and compares all of the product, which whole numbers make exact. What
 * is installed and loads may still compute nothing, or nonsense.
 *
 * @throws {BackendUnavailable} if it does
 */
export async function multiplyOnce(): Promise<void> {
  const a = Array.from({ length: SIZE * SIZE }, (_, i) => (i * 7) % 13);
  const b = Array.from({ length: SIZE * SIZE }, (_, i) => ((i * 5) % 11) - 5);
  const product = await multiplied(a, b).catch((error: unknown) => {
    throw new BackendUnavailable(`it cannot multiply two matrices: ${reasonOf(error)}`);
  });
  for (let i = 0; i < SIZE; i++) {
    for (let j = 0; j < SIZE; j++) {
      let sum = 0;
      for (let k = 0; k < SIZE; k++) sum += a[i * SIZE + k]! * b[k * SIZE + j]!;
      if (product[i * SIZE + j] !== sum) {
        throw new BackendUnavailable(`it multiplies wrongly: ${product[i * SIZE + j]} where ${sum} is right`);
      }
    }
  }
}

async function multiplied(a: number[], b: number[]): Promise<ArrayLike<number>> {
  const inputs = [tf.tensor2d(a, [SIZE, SIZE]), tf.tensor2d(b, [SIZE, SIZE])] as const;
  const product = tf.matMul(...inputs);
  try {
    return await product.data();
  } finally {
    tf.dispose([...inputs, product]);
  }
}
