import * as tf from '@tensorflow/tfjs';

/** Derivative of an operation with respect to each input, computed when asked for. */
export type Gradient = (dy: tf.Tensor, saved: tf.Tensor[], attrs: tf.NamedAttrMap) => Record<string, () => tf.Tensor>;

/** Registers the gradient of an operation that has none. What it needs is saved in the order given. */
export function addGradient(kernelName: string, inputsToSave: string[], gradient: Gradient): void {
  tf.registerGradient({ kernelName, inputsToSave, gradFunc: gradient as unknown as tf.GradFunc });
}

/** Replaces the gradient of an operation on every backend; what TensorFlow.js saves for it stays the same. */
export function overrideGradient(kernelName: string, gradient: Gradient): void {
  tf.registerGradient({ ...tf.getGradient(kernelName), gradFunc: gradient as unknown as tf.GradFunc });
}

/** Undoes broadcasting: sums over the axes along which a tensor of this shape was repeated. */
export function sumToShape(gradient: tf.Tensor, shape: number[]): tf.Tensor {
  const axes = tf.broadcast_util.getReductionAxes(shape, gradient.shape);
  return tf.reshape(axes.length > 0 ? tf.sum(gradient, axes) : gradient, shape);
}
