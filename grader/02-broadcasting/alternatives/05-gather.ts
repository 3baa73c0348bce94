/**
 * @alternative Takes along each axis the places 0, 1, …, 0, 1, … .
 */
import { tf } from '@gradus/runtime';

export function repeatTensor(x: tf.Tensor, reps: readonly number[]): tf.Tensor {
  if (reps.length < x.rank || reps.some((rep) => rep < 0 || rep % 1 !== 0)) throw new RangeError('reps');
  return tf.tidy(() => {
    let out: tf.Tensor = x.reshape([...reps.slice(x.rank).fill(1), ...x.shape]);
    for (let axis = 0; axis < reps.length; axis++) {
      const length = out.shape[axis]!;
      const places = Int32Array.from({ length: length * reps[axis]! }, (_, i) => i % length);
      out = out.gather(tf.tensor1d(places, 'int32'), axis);
    }
    return out;
  });
}
