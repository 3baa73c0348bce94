import {
  check,
  exercise,
  expectGradient,
  expectThrows,
  forAll,
  type Generators,
  NdArray,
  numericalVjp,
  probe,
  REDUCTION,
  refuseKernels,
  tensor,
  type TensorData,
} from '@gradus/testkit';
import * as oracle from './oracles';

const { BatchNorm } = exercise<typeof import('#07-batch-norm/07-batch-norm-module')>('7.07');
const beside = probe<typeof import('./07-batch-norm-module.probe')>();

type Layer = Awaited<ReturnType<typeof newLayer>>;

const X = tensor([[1, 2], [3, 4], [5, 9]]); // prettier-ignore

check(
  'initial',
  'a new BatchNorm is in training mode, with γ = 1, β = 0, running mean 0 and running variance 1',
  async () => {
    const bn = await new BatchNorm(3);
    const [gamma, beta] = await bn.parameters();
    expect(gamma).toEqualTensor([1, 1, 1], { name: 'γ' });
    expect(beta).toEqualTensor([0, 0, 0], { name: 'β' });
    await expectBuffers(bn, oracle.freshRunning(3));
    expect((await bn.training) ? 'training' : 'evaluation').toBe('training');
  },
);

check(
  'train',
  'forward() in training uses the statistics of the batch, and updates the running ones once',
  async (gen) => {
    const printed = await new BatchNorm(2);
    await expectForward(printed, X, oracle.xHat(NdArray.of(X)));
    const single = tensor([[1], [3]]);
    await expectForward(await new BatchNorm(1), single, oracle.xHat(NdArray.of(single)));
    await expectBuffers(printed, { mean: NdArray.of([0.3, 0.5]), variance: NdArray.of([1.3, 2.2]) });
    const { bn, gamma, beta } = await newLayer(gen, 3);
    let running = oracle.freshRunning(3);
    for (const n of [5, 2, 7]) {
      const x = gen.normal([n, 3], { mean: 2, scale: 3 });
      await expectForward(bn, x, oracle.batchNorm(NdArray.of(x), gamma, beta));
      running = oracle.afterBatch(running, NdArray.of(x));
      await expectBuffers(bn, running);
    }
  },
  {
    cause: 'y comes from the batch alone; the running statistics are updated beside it, with momentum 0.1 for the new.',
  },
);

check(
  'eval',
  'forward() in evaluation uses the running statistics, whatever the batch, and leaves them as they are',
  async (gen) => {
    const { bn, gamma, beta } = await newLayer(gen, 3);
    const first = gen.normal([6, 3], { mean: 2, scale: 3 });
    await bn.forward(first);
    await bn.eval();
    const running = oracle.afterBatch(oracle.freshRunning(3), NdArray.of(first));
    await forAll(gen, [40, 1], async (gen, n) => {
      const x = gen.normal([n, 3], { mean: -4, scale: 2 });
      await expectForward(bn, x, inference(NdArray.of(x), running, gamma, beta));
      await expectBuffers(bn, running);
    });
    const empty = tensor([], [0, 3]);
    await expectForward(bn, empty, new NdArray([0, 3], []));
  },
  { cause: 'Only training computes means from x, and only training updates.' },
);

check(
  'modes',
  'eval() and train() switch to and fro, any number of times',
  async (gen) => {
    const { bn, gamma, beta } = await newLayer(gen, 2, { momentum: 0.4, eps: 0.3 });
    let running = oracle.freshRunning(2);
    for (const mode of ['train', 'eval', 'eval', 'train', 'train', 'eval'] as const) {
      await bn[mode]();
      expect((await bn.training) ? 'train' : 'eval').toBe(mode);
      const x = NdArray.of(gen.normal([4, 2], { mean: 1, scale: 2 }));
      const expected =
        mode === 'train' ? oracle.batchNorm(x, gamma, beta, 0.3) : inference(x, running, gamma, beta, 0.3);
      await expectForward(bn, tensor(x), expected);
      if (mode === 'train') running = oracle.afterBatch(running, x, 0.4);
      await expectBuffers(bn, running);
    }
  },
  { cause: 'forward() asks this.training each time. The eps and momentum of opts count in both modes.' },
);

check(
  'images',
  'forward() of [n, h, w, c] takes n · h · w values per channel together, in both modes',
  async (gen) => {
    const { bn, gamma, beta } = await newLayer(gen, 3);
    const x = gen.normal([2, 3, 4, 3], { mean: 1, scale: 2 });
    await expectForward(bn, x, oracle.batchNorm(NdArray.of(x), gamma, beta));
    const running = oracle.afterBatch(oracle.freshRunning(3), NdArray.of(x));
    await expectBuffers(bn, running);
    await bn.eval();
    const image = gen.normal([1, 2, 1, 3]);
    await expectForward(bn, image, inference(NdArray.of(image), running, gamma, beta));
  },
  { cause: 'As in 7.05: a matrix of pixels. And the n of the update is the number of pixels, not of images.' },
);

check(
  'parameters',
  'parameters() is [γ, β], which learn, buffers() is [running mean, running variance], which do not',
  async (gen) => {
    const [one, other] = [await new BatchNorm(2), await new BatchNorm(2)];
    const facts = await beside.variablesOf(one);
    expect(facts.variables).toBeCloseToNumber(4, { name: 'number of tf.Variables' });
    expect(facts.different).toBeCloseToNumber(4, { name: 'number of different variables' });
    expect(facts.same ? 'the same objects' : 'new objects in a second call').toBe('the same objects');
    expect(facts.trainable).toEqual([true, true]);
    expect(facts.bufferTrainable).toEqual([false, false]);
    const [gamma, beta] = [gen.normal([2]), gen.normal([2])];
    await beside.learn(one, gamma, beta);
    await expectForward(one, X, oracle.batchNorm(NdArray.of(X), NdArray.of(gamma), NdArray.of(beta)));
    await expectForward(other, X, oracle.xHat(NdArray.of(X))); // each layer has its own
  },
  { trust: 'worker', cause: 'tf.variable(tensor, false) is a variable that no optimizer finds.' },
);

check(
  'gradients',
  'gradients reach x, γ and β in both modes, and the running statistics in neither',
  async (gen) => {
    const { bn, gamma, beta } = await newLayer(gen, 2);
    const x = gen.normal([4, 2], { mean: 1, scale: 2 });
    const X = NdArray.of(x);
    let running = oracle.freshRunning(2);
    for (const mode of ['train', 'eval'] as const) {
      await bn[mode]();
      const at = running;
      const model = (x: NdArray, g: NdArray, b: NdArray) =>
        mode === 'train' ? oracle.batchNorm(x, g, b) : inference(x, at, g, b);
      const v = gen.normal([4, 2]);
      const found = await beside.gradients(bn, x, v);
      const byGamma = numericalVjp((g) => model(X, g, beta), gamma, NdArray.of(v));
      expect(found.gamma).toBeCloseToTensor(byGamma, { ...REDUCTION, name: 'gradient by γ' });
      expect(found.beta).toBeCloseToTensor(NdArray.of(v).sum(0), { ...REDUCTION, name: 'gradient by β' });
      expect(found.count).toBeCloseToNumber(2, { name: 'number of variables that get a gradient' });
      await expectGradient({ f: beside.forward, args: [bn, x], wrt: 1, oracle: (x) => model(x, gamma, beta) }, gen);
      if (mode === 'train') for (let i = 0; i < 2; i++) running = oracle.afterBatch(running, X); // two forwards
      await expectBuffers(bn, running);
    }
  },
  {
    trust: 'worker',
    cause:
      'The buffers are not trainable, and evaluation mode switches off no gradients: it only changes the statistics.',
  },
);

check(
  'errors',
  'BatchNorm refuses inputs of another shape, training with one value per feature, and 0 or 2.5 features',
  async (gen) => {
    const bn = await new BatchNorm(3);
    await expectThrows(bn.forward(gen.normal([4, 2])), 'an input [4, 2] for 3 features');
    await expectThrows(bn.forward(gen.normal([3])), 'an input of rank 1');
    await expectThrows(bn.forward(gen.normal([2, 4, 3])), 'an input of rank 3');
    await expectThrows(bn.forward(gen.normal([2, 2, 2, 1])), 'an input [2, 2, 2, 1] for 3 features');
    for (const x of [gen.normal([1, 3]), gen.normal([1, 1, 1, 3]), tensor([], [0, 3]), gen.normal([4, 1])]) {
      const { threw, buffers } = await beside.afterRefusal(bn, x);
      expect(threw ? 'an Error' : `no Error for an input [${x.shape}]`).toBe('an Error');
      expect(buffers[0]).toEqualTensor([0, 0, 0], { name: 'running mean after the error' });
      expect(buffers[1]).toEqualTensor([1, 1, 1], { name: 'running variance after the error' });
    }
    await expectThrows(new BatchNorm(0), 'new BatchNorm(0)');
    await expectThrows(new BatchNorm(2.5), 'new BatchNorm(2.5)');
  },
  {
    sideCondition: true,
    cause: '7.02, 7.03 and 7.04 refuse some of this. What is left for you: the rank and the last axis.',
  },
);

check(
  'memory',
  'a BatchNorm makes four variables, and its forwards leave nothing behind',
  async (gen) => {
    const { made, byForward, byGradients, kernels, lost } = await beside.tensorsLeft(BatchNorm, gen.normal([4, 3]));
    refuseKernels('forward', kernels);
    expect(made).toBeCloseToNumber(4, { name: 'number of tensors that a new layer makes' });
    expect(byForward).toBeCloseToNumber(0, { name: 'number of tensors that 40 forwards left behind' });
    expect(byGradients).toBeCloseToNumber(0, {
      name: 'number of tensors that 20 forwards in tf.variableGrads left behind',
    });
    expect(lost ? 'disposed' : 'alive').toBe('alive');
  },
  {
    trust: 'worker',
    sideCondition: true,
    cause:
      'A variable has a tensor of its own: the one it was made from has to go (tf.tidy), and so have mean and variance.',
  },
);

/** A layer whose γ and β are not 1 and 0. */
async function newLayer(gen: Generators, features: number, opts?: { eps?: number; momentum?: number }) {
  const bn = await new BatchNorm(features, ...(opts ? [opts] : []));
  const [gamma, beta] = [gen.normal([features]), gen.normal([features])];
  await beside.learn(bn, gamma, beta);
  return { bn, gamma: NdArray.of(gamma), beta: NdArray.of(beta) };
}

async function expectForward(bn: Layer['bn'], x: TensorData, expected: NdArray): Promise<void> {
  expect(await bn.forward(x)).toBeCloseToTensor(expected, REDUCTION);
}

async function expectBuffers(bn: Layer['bn'], running: oracle.Running): Promise<void> {
  const [mean, variance] = await bn.buffers();
  expect(mean).toBeCloseToTensor(running.mean, { ...REDUCTION, name: 'running mean' });
  expect(variance).toBeCloseToTensor(running.variance, { ...REDUCTION, name: 'running variance' });
}

function inference(x: NdArray, running: oracle.Running, gamma: NdArray, beta: NdArray, eps?: number): NdArray {
  return oracle.standardize(x, running.mean, running.variance, eps).mul(gamma).add(beta);
}
