/**
 * @misconception Height and width have lengths of their own.
 * @caughtBy conv
 */
import { convOutputSize } from '#08-cnn/01-conv-output-size';

export type LayerPlan =
  | { type: 'conv'; filters: number; kernel: number; stride?: number; padding?: 'same' | 'valid' }
  | { type: 'pool'; size: number; stride?: number }
  | { type: 'flatten' }
  | { type: 'dense'; units: number };

export interface LayerFacts {
  outShape: number[];
  params: number;
}

export function layerSummary(input: [number, number, number], layers: readonly LayerPlan[]): LayerFacts[] {
  let shape: number[] = input;
  return layers.map((layer) => {
    const facts = behind(layer, shape);
    shape = facts.outShape;
    return facts;
  });
}

function behind(layer: LayerPlan, shape: number[]): LayerFacts {
  switch (layer.type) {
    case 'conv': {
      const { filters, kernel, stride = 1, padding = 'valid' } = layer;
      requireCount(filters);
      const [h, w, channels] = asImage(shape, layer);
      const outShape = [...[h, h].map((length) => convOutputSize(length, kernel, { stride, padding })), filters];
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

function asImage(shape: number[], { type }: LayerPlan): [h: number, w: number, channels: number] {
  if (shape.length !== 3) throw new Error(`A ${type} layer takes [h, w, channels], not [${shape}].`);
  return shape as [number, number, number];
}

function requireCount(count: number): void {
  if (!Number.isInteger(count) || count < 1) throw new Error(`A layer cannot have ${count} outputs.`);
}
