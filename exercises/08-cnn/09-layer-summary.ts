// Exercise 8.09, 7 points.
// Do without: tf.layers, tf.sequential, tf.model, backend_util.
// You may import: ./01-conv-output-size.
import { NotImplemented } from '@gradus/runtime';

/** One layer of a convolutional network. */
export type LayerPlan =
  /** Square kernels: filters of kernel × kernel, with a bias each; stride 1 and padding 'valid' unless said otherwise. */
  | { type: 'conv'; filters: number; kernel: number; stride?: number; padding?: 'same' | 'valid' }
  /** Windows of size × size without padding; the stride is the size unless said otherwise. */
  | { type: 'pool'; size: number; stride?: number }
  /** One row of all numbers of an image. */
  | { type: 'flatten' }
  /** A linear layer with bias. */
  | { type: 'dense'; units: number };

/** What one layer makes. */
export interface LayerFacts {
  /** The shape of its output for one image: [h, w, channels], or [units] from a flatten on. */
  outShape: number[];
  /** How many numbers it learns. */
  params: number;
}

/**
 * Goes through a network on paper: the shape behind every layer, and the number of its parameters.
 *
 *     conv:    kernel² · channels · filters weights and one bias per filter
 *     dense:   in · units weights and one bias per unit
 *     pool and flatten learn nothing
 *
 * The batch is not part of the shapes.
 *
 * @param input shape of one image, [h, w, channels]
 * @param layers the layers, the first one first
 * @returns one entry per layer, in order
 * @throws if a conv or a pool comes where there is no [h, w, channels] any more, if a dense layer comes before a flatten,
 *   if a filters or units is not a positive integer, or for a kernel or window that 8.01 refuses
 *
 * @example
 * layerSummary([28, 28, 1], [
 *   { type: 'conv', filters: 6, kernel: 5, padding: 'same' }, // outShape [28, 28, 6], params 156
 *   { type: 'pool', size: 2 }, // [14, 14, 6], 0
 *   { type: 'flatten' }, // [1176], 0
 *   { type: 'dense', units: 10 }, // [10], 11770
 * ]);
 *
 * @see d2l §7.6.1 (§6.6 in older editions)
 */
export function layerSummary(input: [number, number, number], layers: readonly LayerPlan[]): LayerFacts[] {
  throw new NotImplemented('8.09');
}
