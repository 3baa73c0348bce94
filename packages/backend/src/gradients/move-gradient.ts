import * as tf from '@tensorflow/tfjs';

/**
 * The gradient of an operation that only moves elements of x: every element of dy goes back to the place it was read
 * from. The places are found by moving the numbers 0, 1, 2, … instead of x.
 */
export function moveBack(dy: tf.Tensor, x: tf.Tensor, move: (places: tf.Tensor) => tf.Tensor): tf.Tensor {
  return tf.tidy(() => {
    const places = move(tf.reshape(tf.range(0, x.size, 1, 'int32'), x.shape));
    const sums = tf.unsortedSegmentSum(tf.reshape(dy, [dy.size]), tf.reshape(places, [places.size]), x.size);
    return tf.reshape(sums, x.shape);
  });
}
