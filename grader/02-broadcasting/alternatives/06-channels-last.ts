/**
 * @alternative Brings the channels to the end, where a vector lines up with them, and back.
 */
import { tf } from '@gradus/runtime';

export function addChannelBias(x: tf.Tensor4D, bias: tf.Tensor1D, format: 'NCHW' | 'NHWC'): tf.Tensor4D {
  if (x.rank !== 4 || bias.rank !== 1) throw new TypeError('ranks');
  if (bias.shape[0] !== x.shape[format === 'NCHW' ? 1 : 3]) throw new RangeError('channels');
  if (format === 'NHWC') return x.add(bias);
  return tf.tidy(() => x.transpose([0, 2, 3, 1]).add(bias).transpose([0, 3, 1, 2]));
}
