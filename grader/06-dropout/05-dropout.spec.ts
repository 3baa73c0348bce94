import {
  check,
  exercise,
  expectThrows,
  likelyShare,
  NdArray,
  probe,
  type RemoteReference,
  tensor,
  type TensorData,
} from '@gradus/testkit';
import * as oracle from './oracles';

const { Dropout, Sequential } = exercise<typeof import('#06-dropout/05-dropout')>('6.05');
const beside = probe<typeof import('./05-dropout.probe')>();

const ONES = tensor(NdArray.filled([1000], 1));

/** The share of 1000 coins. */
const HALF = likelyShare(1000, 0.5);

/** Independent masks with p = 0.5 agree in about half of 1000 places. */
function expectIndependent(a: TensorData, b: TensorData, name: string): void {
  expect(oracle.agreement(a, b)).toBeLikely(HALF, { name });
}

check(
  'mode',
  'new Dropout() and new Sequential() start with training = true; eval() and train() switch it',
  async () => {
    for (const layer of [await new Dropout(0.5, 1), await new Sequential([])]) {
      expect(await layer.training).toBe(true);
      await layer.eval();
      expect(await layer.training).toBe(false);
      await layer.train();
      expect(await layer.training).toBe(true);
    }
  },
);

check(
  'training',
  'Dropout.forward() in training gives 0 or x / (1 − p), with a new mask each time',
  async (gen) => {
    const layer = await new Dropout(0.25, gen.seed());
    const x = gen.uniform([4, 6], 1, 3);
    for (let pass = 0; pass < 3; pass++) {
      const result = await layer.forward(x);
      expect(result).toHaveShape([4, 6]);
      expect(result).toBeCloseToTensor(oracle.dropout(NdArray.of(x), oracle.maskOf(result), 0.25));
    }
    expect(await (await new Dropout(0, gen.seed())).forward(x)).toBeCloseToTensor(NdArray.of(x));
    const half = await new Dropout(0.5, gen.seed());
    const masks = [await half.forward(ONES), await half.forward(ONES), await half.forward(ONES)] as const;
    for (const mask of masks) {
      expect(oracle.shareOfZeros(mask.values)).toBeLikely(HALF, { name: 'share dropped for p = 0.5' });
    }
    expectIndependent(masks[0], masks[1], 'agreement of the first two masks');
    expectIndependent(masks[0], masks[2], 'agreement of the first and the third mask');
    expectIndependent(masks[1], masks[2], 'agreement of the second and the third mask');
  },
  { cause: 'The same seed in every call gives the same mask in every call: each pass needs a seed of its own.' },
);

check(
  'evaluation',
  'Dropout.forward() after eval() gives x back, every time',
  async (gen) => {
    const layer = await new Dropout(gen.number(0.2, 0.8), gen.seed());
    const x = gen.normal([3, 5]);
    await layer.forward(x);
    await layer.eval();
    for (let pass = 0; pass < 2; pass++) expect(await layer.forward(x)).toEqualTensor(x);
  },
  { cause: 'In evaluation nothing is dropped and nothing is scaled.' },
);

check(
  'resume',
  'Dropout goes on with new masks after eval() and train()',
  async (gen) => {
    const layer = await new Dropout(0.5, gen.seed());
    const masks: TensorData[] = [];
    for (let round = 0; round < 3; round++) {
      masks.push(await layer.forward(ONES), await layer.forward(ONES));
      await layer.eval();
      await layer.forward(ONES);
      await layer.train();
    }
    masks.forEach((mask, i) => {
      for (const earlier of masks.slice(0, i))
        expectIndependent(earlier, mask, 'agreement of two masks, before and after');
    });
  },
  { cause: 'Neither train() nor eval() sets the random numbers back to their start.' },
);

check(
  'streams',
  'two Dropouts of equal p and seed give equal results pass by pass, whatever other layers do',
  async (gen) => {
    const seed = gen.seed();
    const [a, b, other] = [
      await new Dropout(0.5, seed),
      await new Dropout(0.5, seed),
      await new Dropout(0.5, seed + 7),
    ];
    const first = [await a.forward(ONES), await a.forward(ONES)] as const;
    expectIndependent(await other.forward(ONES), first[0], 'agreement of the masks of two seeds');
    expect(await b.forward(ONES)).toEqualTensor(first[0]);
    await other.forward(ONES);
    expect(await b.forward(ONES)).toEqualTensor(first[1]);
  },
  { cause: 'The count of passes, or the random number generator, belongs to the instance, not to the file.' },
);

check(
  'nested',
  'eval() and train() of a Sequential reach every layer in it, however deep',
  async (gen) => {
    const all = (training: boolean) => ({ outer: training, inner: training, leaves: Array(4).fill(training) });
    expect(await beside.modes(Dropout, Sequential, ['eval', 'train', 'eval'])).toEqual([true, false, true, false].map(all)); // prettier-ignore
    const net = await new Sequential([await new Sequential([await new Dropout(0.5, gen.seed())])]);
    const x = gen.normal([4, 5]);
    await net.eval();
    expect(await net.forward(x)).toEqualTensor(x);
    await net.train();
    expect(oracle.shareOfZeros((await net.forward(ONES)).values)).toBeLikely(HALF, { name: 'share dropped' });
  },
  { cause: 'Sequential calls eval() or train() of each of its layers; it does not only set its own flag.' },
);

check(
  'order',
  'Sequential.forward() gives the output of each layer to the next, and a copy of x without layers',
  async (gen) => {
    const x = gen.normal([2, 3]);
    expect(await beside.chain(Sequential, [[2, 1], [3, 0], [1, -4]], x)).toBeCloseToTensor(NdArray.of(x).mul(6).sub(1)); // prettier-ignore
    expect(await beside.chain(Sequential, [], x)).toEqualTensor(x);
  },
  { cause: 'The first layer of the list comes first.' },
);

check(
  'gradient',
  'gradients flow through a net in both modes: eval() does not switch them off',
  async (gen) => {
    const layers = [await new Dropout(0.5, gen.seed()), await new Dropout(0.2, gen.seed())];
    const net = await new Sequential(layers);
    for (const layer of [layers[0]!, net]) {
      await layer.eval();
      const [x, v] = [gen.normal([3, 4]), gen.normal([3, 4])];
      const evaluated = await beside.valueAndGradient(layer as RemoteReference as never, x, v);
      expect(evaluated.value).toBeCloseToTensor(x);
      expect(evaluated.grad).toBeCloseToTensor(v);
      await layer.train();
      const [y, w] = [gen.uniform([5, 4], 1, 3), gen.normal([5, 4])];
      const trained = await beside.valueAndGradient(layer as RemoteReference as never, y, w);
      const slope = NdArray.of(trained.value).div(y); // a linear map, one number at a time
      expect(trained.grad).toBeCloseToTensor(slope.mul(w), { rtol: 1e-4 });
    }
  },
  { cause: 'Evaluation mode changes what dropout does, and nothing else: no dataSync() and no detached copy.' },
);

check(
  'errors',
  'new Dropout() refuses a p below 0, above 1, or NaN',
  async () => {
    for (const p of [-0.1, 1.1, NaN]) await expectThrows(new Dropout(p, 1), `p = ${p}`);
  },
  { sideCondition: true },
);

check(
  'memory',
  'forward() leaves x alone and leaks no tensor, in both modes',
  async (gen) => {
    const { leaked, returned, disposed } = await beside.traces(Dropout, Sequential, gen.normal([3, 4]));
    expect(disposed ? 'x was disposed' : 'x is as it was').toBe('x is as it was');
    expect(returned).toBeCloseToNumber(0, { name: 'number of passes that returned x itself instead of a copy' });
    expect(leaked).toBeCloseToNumber(0, { name: 'number of tensors more than before' });
  },
  { trust: 'worker', sideCondition: true, cause: 'Put the loop over the layers into a tf.tidy.' },
);
