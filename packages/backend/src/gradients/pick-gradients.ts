import * as tf from '@tensorflow/tfjs';
import { addGradient } from './gradient';

/** Operations that only pick or move elements: dy goes back where the elements came from. */
export function addPickGradients(): void {
  addGradient('GatherNd', ['params', 'indices'], (dy, [params, indices]) => ({
    params: () => tf.scatterND(tf.cast(indices!, 'int32'), dy, params!.shape),
    indices: () => tf.zeros(indices!.shape),
  }));
  addGradient('DepthToSpace', ['x'], (dy, [x], attrs) => {
    const { blockSize, dataFormat } = attrs as { blockSize: number; dataFormat: string };
    return { x: () => spaceToDepth(dy, x!.shape, blockSize, dataFormat) };
  });
}

/** depthToSpace backwards: [b, h·s, w·s, c] → [b, h, s, w, s, c] → [b, h, w, s·s·c]. */
function spaceToDepth(dy: tf.Tensor, shape: number[], block: number, dataFormat: string): tf.Tensor {
  if (dataFormat === 'NCHW') {
    const [batch, depth, height, width] = shape as [number, number, number, number];
    const split = tf.reshape(dy, [batch, depth / (block * block), height, block, width, block]);
    return tf.reshape(tf.transpose(split, [0, 3, 5, 1, 2, 4]), shape);
  }
  const [batch, height, width, depth] = shape as [number, number, number, number];
  const split = tf.reshape(dy, [batch, height, block, width, block, depth / (block * block)]);
  return tf.reshape(tf.transpose(split, [0, 1, 3, 2, 4, 5]), shape);
}
