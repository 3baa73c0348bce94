import {
  check,
  exercise,
  expectThrows,
  type Generators,
  likelyRootMeanSquare,
  NdArray,
  probe,
  sizeOf,
  tensor,
  type TensorData,
} from '@gradus/testkit';
import * as leNet from './le-net';
import { mean } from './oracles';

const { LeNet } = exercise<typeof import('#08-cnn/10-le-net')>('8.10');
const beside = probe<typeof import('./10-le-net.probe')>();

const DESIGNS: leNet.Design[] = [
  { activation: 'relu', pool: 'max' },
  { activation: 'sigmoid', pool: 'avg' },
  { activation: 'relu', pool: 'avg' },
  { activation: 'sigmoid', pool: 'max' },
];
/** Sums of some hundred float32 terms, through five layers. */
const TOLERANCE = { rtol: 1e-3, atol: 2e-4 };

check(
  'shapes',
  'new LeNet() has ten trainable parameters with 61 706 numbers, and forward() gives [n, 10]',
  async (gen) => {
    const net = await new LeNet({ activation: 'relu', pool: 'max', seed: gen.seed() });
    const parameters = await net.parameters();
    expect(parameters.length).toBeCloseToNumber(10, { name: 'number of parameter tensors' });
    parameters.forEach((parameter, i) => expect(parameter).toHaveShape(leNet.SHAPES[i]!));
    const { variables, trainable, same } = await beside.variablesOf(net);
    expect(variables).toBeCloseToNumber(10, { name: 'number of tf.Variables' });
    expect(trainable).toBeCloseToNumber(10, { name: 'number of trainable variables' });
    expect(same ? 'the same objects' : 'new objects in a second call').toBe('the same objects');
    for (const n of [1, 3]) expect(await net.forward(gen.uniform([n, 28, 28, 1]))).toHaveShape([n, 10]);
  },
  { cause: 'Weights [5, 5, 1, 6], [5, 5, 6, 16], [400, 120], [120, 84], [84, 10], each followed by its bias.' },
);

check(
  'start',
  'new LeNet() starts with weights from N(0, 2 / in), no draw used twice, and with biases 0',
  async (gen) => {
    for (const seed of [gen.seed(), 0]) {
      const opts = { activation: 'sigmoid', pool: 'avg', seed } as const;
      const [first, again] = [await parametersOf(opts), await parametersOf(opts)];
      const other = await parametersOf({ ...opts, seed: seed + 1 });
      first.forEach((parameter, i) => {
        const name = `parameters()[${i}]`;
        expect(again[i]).toEqualTensor(parameter, { name: `${name} with the seed ${seed} once more` });
        if (i % 2 === 1) expect(parameter).toEqualTensor(NdArray.of(parameter).mul(0), { name });
      });
      expect(String(other[0]!.values) === String(first[0]!.values) ? 'the same for two seeds' : 'different').toBe('different'); // prettier-ignore
      const weights = first.filter((_, i) => i % 2 === 0);
      expectSpread(weights);
      const firstDraws = weights.map((W) => (W.values[0]! / deviationOf(W)).toFixed(4));
      const allDifferent = new Set(firstDraws).size === weights.length;
      expect(allDifferent ? 'new draws for each layer' : 'the same draws in two layers').toBe(
        'new draws for each layer',
      );
    }
  },
  {
    cause:
      'in is the number of products behind one output: 5 · 5 · channels for a convolution. The variance is 2 / in, and `normal` gives 1. One stream of random numbers serves all layers.',
  },
);

check(
  'forward',
  'forward() with given parameters is LeNet, in all four designs',
  async (gen) => {
    for (const design of DESIGNS) {
      const { net, parameters } = await learned(gen, design);
      const x = gen.uniform([2, 28, 28, 1]);
      const expected = leNet.logitsOf(parameters, x, design);
      expect(await net.forward(x)).toBeCloseToTensor(expected, { ...TOLERANCE, name: titleOf(design) });
    }
  },
  {
    cause:
      'Convolution, bias, activation, pooling; the first convolution pads, the second does not; then flatten in [h, w, channel] order; no activation on the logits.',
  },
);

check(
  'batch',
  'forward() gives each picture the same logits, alone or among others',
  async (gen) => {
    const { net } = await learned(gen, DESIGNS[0]!);
    const x = gen.uniform([3, 28, 28, 1]);
    const together = await net.forward(x);
    expect(together).toHaveShape([3, 10]);
    for (const i of [0, 2]) {
      const one = tensor([...x.values.slice(784 * i, 784 * (i + 1))], [1, 28, 28, 1]);
      const expected = new NdArray([1, 10], together.values.slice(10 * i, 10 * (i + 1)));
      expect(await net.forward(one)).toBeCloseToTensor(expected, TOLERANCE);
    }
  },
  { cause: 'The batch axis stays first from beginning to end: flatten to [n, 400].' },
);

check(
  'gradients',
  'gradients reach all ten parameters',
  async (gen) => {
    for (const design of DESIGNS.slice(0, 2)) {
      const { net, parameters } = await learned(gen, design);
      const [x, v] = [gen.uniform([2, 28, 28, 1]), gen.normal([2, 10])];
      const found = await beside.gradients(net, x, v);
      const objective = (at: leNet.Parameters) =>
        leNet.logitsOf(at, x, design).mul(v).values.reduce((total, term) => total + term, 0); // prettier-ignore
      found.forEach((gradient, i) => {
        expect(gradient).toHaveShape(leNet.SHAPES[i]!);
        const at = leNet.placeOfLargest(gradient.values);
        const expected = leNet.slope(objective, parameters, i, at);
        const name = `gradient of number ${at} of parameters()[${i}] (${titleOf(design)})`;
        expect(gradient.values[at]).toBeCloseToNumber(expected, { rtol: 2e-2, atol: 1e-4, name });
      });
    }
  },
  {
    trust: 'worker',
    cause: 'Each layer uses its own variables, as they are: no copy of the numbers, no dataSync().',
  },
);

check(
  'errors',
  'LeNet refuses pictures of other shapes, and activations and poolings that it does not know',
  async (gen) => {
    const net = await new LeNet({ activation: 'relu', pool: 'max', seed: 1 });
    for (const shape of [[2, 784], [28, 28, 1], [2, 32, 32, 1], [2, 28, 28, 3], [2, 1, 28, 28], [2, 29, 28, 1]]) {
      await expectThrows(net.forward(gen.uniform(shape)), `pictures of the shape [${shape}]`);
    } // prettier-ignore
    await expectThrows(new LeNet({ activation: 'swish' as 'relu', pool: 'max', seed: 1 }), "the activation 'swish'");
    await expectThrows(new LeNet({ activation: 'relu', pool: 'min' as 'max', seed: 1 }), "the pooling 'min'");
  },
  { sideCondition: true, cause: 'Compare with [n, 28, 28, 1] before the first layer.' },
);

check(
  'memory',
  'a LeNet makes ten variables, forward() leaves only its result, and dispose() releases all',
  async (gen) => {
    for (const design of DESIGNS.slice(0, 2)) {
      const facts = await beside.tensorsLeft(LeNet, { ...design, seed: 1 }, gen.uniform([2, 28, 28, 1]));
      const { made, byForward, byGradients, left, lost } = facts;
      expect(made).toBeCloseToNumber(10, { name: 'number of tensors that a new network makes' });
      expect(byForward).toBeCloseToNumber(0, { name: 'number of tensors that 3 forwards left behind' });
      expect(byGradients).toBeCloseToNumber(0, { name: 'number of tensors that 2 gradients left behind' });
      expect(left).toBeCloseToNumber(0, { name: 'number of tensors left after dispose()' });
      expect(lost ? 'disposed' : 'alive').toBe('alive');
    }
  },
  {
    trust: 'worker',
    sideCondition: true,
    cause:
      'forward() in a tf.tidy; a variable has a tensor of its own, so the one it was made from has to go as well. dispose() takes the biases, too.',
  },
);

async function parametersOf(opts: leNet.Design & { seed: number }): Promise<readonly TensorData[]> {
  const parameters = await (await new LeNet(opts)).parameters();
  expect(parameters.length).toBeCloseToNumber(10, { name: 'number of parameter tensors' });
  return parameters;
}

/** A network with parameters that a training might have found. */
async function learned(gen: Generators, design: leNet.Design) {
  const net = await new LeNet({ ...design, seed: gen.seed() });
  const parameters = leNet.SHAPES.map((shape) =>
    gen.normal(shape, { scale: shape.length === 1 ? 0.3 : 1.5 * Math.sqrt(2 / fanIn(shape)) }),
  );
  await beside.learn(net, parameters);
  return { net, parameters };
}

/** Within some 40 % for 150 weights, 3 % for 48 000. */
function expectSpread(weights: readonly TensorData[]): void {
  weights.forEach((W, i) => {
    const std = deviationOf(W);
    const found = Math.sqrt(mean([...W.values].map((w) => w * w)));
    const name = `root mean square of parameters()[${2 * i}]`;
    expect(found).toBeLikely(likelyRootMeanSquare(W.size, std), { name });
  });
}

function deviationOf({ shape }: TensorData): number {
  return Math.sqrt(2 / fanIn(shape));
}

function fanIn(shape: readonly number[]): number {
  return sizeOf(shape.slice(0, -1));
}

function titleOf({ activation, pool }: leNet.Design): string {
  return `${activation}, ${pool} pooling`;
}
