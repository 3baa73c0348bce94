import { convOutputSize } from './01-conv-output-size';

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
 * @exercise 8.09
 */
export function layerSummary(input: [number, number, number], layers: readonly LayerPlan[]): LayerFacts[] {
  let shape: number[] = input;
  return layers.map((layer) => {
    const facts = behind(layer, shape);
    shape = facts.outShape;
    return facts;
  });
}

/** @solution */
function behind(layer: LayerPlan, shape: number[]): LayerFacts {
  switch (layer.type) {
    case 'conv': {
      const { filters, kernel, stride = 1, padding = 'valid' } = layer;
      requireCount(filters);
      const [h, w, channels] = asImage(shape, layer);
      const outShape = [...[h, w].map((length) => convOutputSize(length, kernel, { stride, padding })), filters];
      return { outShape, params: kernel * kernel * channels * filters + filters };
    }
    case 'pool': {
      const { size, stride = size } = layer;
      const [h, w, channels] = asImage(shape, layer);
      return { outShape: [...[h, w].map((length) => convOutputSize(length, size, { stride })), channels], params: 0 };
    }
    case 'flatten':
      return { outShape: [shape.reduce((product, length) => product * length, 1)], params: 0 };
    case 'dense': {
      const [fanIn, ...others] = shape as [number, ...number[]];
      if (others.length > 0) throw new Error(`A dense layer takes a row of numbers, not [${shape}]: flatten first.`);
      requireCount(layer.units);
      return { outShape: [layer.units], params: fanIn * layer.units + layer.units };
    }
  }
}

/** @solution */
function asImage(shape: number[], { type }: LayerPlan): [h: number, w: number, channels: number] {
  if (shape.length !== 3) throw new Error(`A ${type} layer takes [h, w, channels], not [${shape}].`);
  return shape as [number, number, number];
}

/** @solution */
function requireCount(count: number): void {
  if (!Number.isInteger(count) || count < 1) throw new Error(`A layer cannot have ${count} outputs.`);
}
