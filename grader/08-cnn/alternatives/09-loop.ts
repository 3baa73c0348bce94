/**
 * @alternative Keeps height, width and channels in variables, and works all sizes out itself in one loop.
 */
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
  let [h, w, c] = input;
  let width: number | undefined; // of a row, from a flatten on
  const facts: LayerFacts[] = [];
  for (const layer of layers) {
    if (layer.type === 'dense') {
      if (width === undefined) throw new RangeError('flatten first');
      facts.push({ outShape: [positive(layer.units)], params: (width + 1) * layer.units });
      width = layer.units;
    } else if (layer.type === 'flatten') {
      width ??= h * w * c;
      facts.push({ outShape: [width], params: 0 });
    } else {
      if (width !== undefined) throw new RangeError('no image any more');
      const window = positive(layer.type === 'conv' ? layer.kernel : layer.size);
      const stride = positive(layer.stride ?? (layer.type === 'conv' ? 1 : layer.size));
      const isSame = layer.type === 'conv' && layer.padding === 'same';
      const channels = c;
      [h, w] = [h, w].map((length) => places(length, isSame ? 1 : window, stride)) as [number, number];
      if (layer.type === 'conv') c = positive(layer.filters);
      facts.push({ outShape: [h, w, c], params: layer.type === 'conv' ? (window * window * channels + 1) * c : 0 });
    }
  }
  return facts;
}

/** How many windows begin inside the length and end in it. */
function places(length: number, window: number, stride: number): number {
  if (window > length) throw new RangeError('the window is too large');
  return Math.floor((length - window) / stride) + 1;
}

function positive(count: number): number {
  if (!Number.isInteger(count) || count < 1) throw new RangeError('a count');
  return count;
}
