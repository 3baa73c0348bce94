import type * as tf from '@tensorflow/tfjs';

export type Gradients = Parameters<tf.Optimizer['applyGradients']>[0];

/** Gradients come to an optimizer as a list or as an object; a variable that takes no part has none. */
export function named(gradients: Gradients): [name: string, gradient: tf.Tensor | null][] {
  if (Array.isArray(gradients)) return gradients.map(({ name, tensor }) => [name, tensor]);
  return Object.entries(gradients);
}
