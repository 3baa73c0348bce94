/**
 * @alternative Adds one number to each channel, and stacks the channels again.
 */
import { tf } from '@gradus/runtime';

export function addChannelBias(x: tf.Tensor4D, bias: tf.Tensor1D, format: 'NCHW' | 'NHWC'): tf.Tensor4D {
  if (x.shape.length !== 4 || bias.shape.length !== 1) throw new TypeError('ranks');
  const axis = format.indexOf('C');
  if (bias.size !== x.shape[axis]) throw new RangeError('channels');
  return tf.tidy(() => {
    const channels = x.unstack(axis);
    const numbers = bias.unstack();
    return tf.stack(
      channels.map((channel, i) => channel.add(numbers[i]!)),
      axis,
    ) as tf.Tensor4D;
  });
}
