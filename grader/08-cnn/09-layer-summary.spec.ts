import { check, exercise, expectThrows } from '@gradus/testkit';
import type { LayerPlan } from '#08-cnn/09-layer-summary';

const { layerSummary } = exercise<typeof import('#08-cnn/09-layer-summary')>('8.09');

type Input = [number, number, number];
type Layers = readonly LayerPlan[];
interface Facts {
  outShape: number[];
  params: number;
}

async function expectFacts(input: Input, layers: Layers, expected: Facts[]): Promise<void> {
  const received = (await layerSummary(input, layers)) as Facts[];
  expect(Array.isArray(received) ? 'a list' : typeof received).toBe('a list');
  expect(received.length).toBeCloseToNumber(expected.length, { name: 'number of entries' });
  received.forEach((facts, i) => {
    const layer = `layer ${i} (${layers[i]!.type})`;
    expect(shown(layer, 'outShape', facts?.outShape)).toBe(shown(layer, 'outShape', expected[i]!.outShape));
    expect(facts?.params).toBeCloseToNumber(expected[i]!.params, { name: `number of parameters of ${layer}` });
  });
}

function shown(layer: string, key: string, shape: unknown): string {
  return `${layer}: ${key} ${JSON.stringify(shape)}`;
}

const LE_NET = [
  { type: 'conv', filters: 6, kernel: 5, padding: 'same' },
  { type: 'pool', size: 2 },
  { type: 'conv', filters: 16, kernel: 5 },
  { type: 'pool', size: 2, stride: 2 },
  { type: 'flatten' },
  { type: 'dense', units: 120 },
  { type: 'dense', units: 84 },
  { type: 'dense', units: 10 },
] as const;

check(
  'le-net',
  'layerSummary() of LeNet: 28 × 28 × 6, 14 × 14 × 6, 10 × 10 × 16, 5 × 5 × 16, 400, 120, 84, 10; 61 706 parameters',
  async () => {
    const shapes = [[28, 28, 6], [14, 14, 6], [10, 10, 16], [5, 5, 16], [400], [120], [84], [10]]; // prettier-ignore
    const params = [156, 0, 2416, 0, 0, 48120, 10164, 850];
    await expectFacts([28, 28, 1], LE_NET, shapes.map((outShape, i) => ({ outShape, params: params[i]! }))); // prettier-ignore
  },
  { cause: 'A filter reaches through all channels of its input: 5 · 5 · 6 weights and one bias for each of the 16.' },
);

check(
  'conv',
  'a convolution: shape by kernel, stride and padding, weights by kernel, channels and filters',
  async (gen) => {
    const filters = gen.int(2, 20);
    await expectFacts([32, 20, 3], [{ type: 'conv', filters, kernel: 3, stride: 2 }], [
      { outShape: [15, 9, filters], params: 27 * filters + filters },
    ]); // prettier-ignore
    await expectFacts([32, 21, 3], [{ type: 'conv', filters, kernel: 4, stride: 2, padding: 'same' }], [
      { outShape: [16, 11, filters], params: 48 * filters + filters },
    ]); // prettier-ignore
    await expectFacts([9, 7, 5], [{ type: 'conv', filters: 1, kernel: 1, padding: 'valid' }], [
      { outShape: [9, 7, 1], params: 6 },
    ]); // prettier-ignore
  },
  { cause: 'The number of parameters depends neither on the size of the image nor on stride and padding.' },
);

check(
  'pool',
  'a pooling keeps the channels and learns nothing; it leaves out what is too little for a window',
  async (gen) => {
    const channels = gen.int(1, 30);
    await expectFacts([7, 10, channels], [{ type: 'pool', size: 3 }, { type: 'pool', size: 2, stride: 1 }], [
      { outShape: [2, 3, channels], params: 0 },
      { outShape: [1, 2, channels], params: 0 },
    ]); // prettier-ignore
  },
  { cause: 'The stride is the size of the window unless it is given.' },
);

check(
  'dense',
  'a dense layer on 28 × 28 pixels has 784 · units weights, and a bias for each unit',
  async (gen) => {
    const units = gen.int(2, 300);
    await expectFacts([28, 28, 1], [{ type: 'flatten' }, { type: 'dense', units: 10 }], [
      { outShape: [784], params: 0 },
      { outShape: [10], params: 7850 },
    ]); // prettier-ignore
    await expectFacts([4, 3, 5], [{ type: 'flatten' }, { type: 'dense', units }, { type: 'dense', units: 1 }], [
      { outShape: [60], params: 0 },
      { outShape: [units], params: 61 * units },
      { outShape: [1], params: units + 1 },
    ]); // prettier-ignore
    await expectFacts([4, 3, 5], [], []);
  },
  { cause: 'in · units weights and units biases, where in is what comes out of the layer before.' },
);

check(
  'errors',
  'layerSummary() refuses layers that do not fit onto the one before',
  async () => {
    const conv = { type: 'conv', filters: 2, kernel: 3 } as const;
    const [pool, flatten, dense] = [{ type: 'pool', size: 2 }, { type: 'flatten' }, { type: 'dense', units: 3 }] as const; // prettier-ignore
    const on = (...layers: LayerPlan[]) => layerSummary([6, 6, 1], layers);
    await expectThrows(on(dense), 'a dense layer on [6, 6, 1]');
    await expectThrows(on(conv, pool, dense), 'a dense layer behind a pooling');
    await expectThrows(on(flatten, conv), 'a convolution behind a flatten');
    await expectThrows(on(flatten, dense, pool), 'a pooling behind a dense layer');
    await expectThrows(on({ ...conv, kernel: 7 }), 'a 7 × 7 kernel on 6 × 6 pixels');
    await expectThrows(on(conv, { ...pool, size: 5 }), 'a 5 × 5 window on 4 × 4 pixels');
    for (const filters of [0, 1.5]) await expectThrows(on({ ...conv, filters }), `${filters} filters`);
    for (const units of [0, 1.5]) await expectThrows(on(flatten, { ...dense, units }), `${units} units`);
  },
  { sideCondition: true, cause: 'A shape of length 3 is an image, a shape of length 1 a row: ask for its length.' },
);
