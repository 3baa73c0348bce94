import {
  check,
  checkMemory,
  exercise,
  expectThrows,
  type Generators,
  likelyMean,
  likelyRootMeanSquare,
  NdArray,
  REDUCTION,
  tensor,
  type TensorData,
} from '@gradus/testkit';
import * as oracle from './oracles';

const { learnEdgeKernel } = exercise<typeof import('#08-cnn/08-learn-edge-kernel')>('8.08');

const BAR = NdArray.build([6, 8], ([, j]) => (j! >= 2 && j! < 6 ? 0 : 1));

type Size = [number, number];

check(
  'edges',
  'learnEdgeKernel() finds [[1, −1]] from a bar and its edges, in 10 steps with lr 0.03',
  async (gen) => {
    const y = oracle.corr2d(BAR, NdArray.of([[1, -1]]));
    for (let i = 0; i < 3; i++) {
      const opts = { steps: 10, lr: 0.03, seed: gen.seed() };
      const { kernel, losses } = (await learnEdgeKernel(tensor(BAR), tensor(y), [1, 2], opts)) ?? {};
      expect(kernel).toBeCloseToTensor([[1, -1]], { rtol: 0, atol: 0.1, name: 'kernel' });
      expect(losses.length).toBeCloseToNumber(10, { name: 'number of losses' });
      expect(losses.at(-1)).toBeBetween(0, losses[0]! / 10, { name: 'last loss' });
    }
  },
  {
    cause:
      'The loss is the sum over all pixels: with their mean, this learning rate is 42 times too small. And the step goes down: minus.',
  },
);

check(
  'start',
  'with 0 steps learnEdgeKernel() returns its first kernel, draws from N(0, 0.1²) that come from the seed',
  async (gen) => {
    const [x, y] = [gen.normal([20, 20]), gen.normal([1, 1])];
    const first = async (seed: number) => {
      const { kernel, losses } = (await learnEdgeKernel(x, y, [20, 20], { steps: 0, lr: 1, seed })) ?? {};
      expect(kernel).toHaveShape([20, 20]);
      expect(losses).toEqual([]);
      return kernel!;
    };
    for (const seed of [gen.seed(), 0]) {
      const kernel = await first(seed);
      expect(await first(seed)).toEqualTensor(kernel, { name: `kernel with the seed ${seed} once more` });
      const other = await first(seed + 1);
      expect(String(other.values) === String(kernel.values) ? 'the same for two seeds' : 'different').toBe('different');
      const values = [...kernel.values];
      const std = Math.sqrt(oracle.mean(values.map((v) => v * v)));
      expect(std).toBeLikely(likelyRootMeanSquare(400, 0.1), { name: 'root mean square of the first kernel' });
      expect(oracle.mean(values)).toBeLikely(likelyMean(400, { std: 0.1 }), { name: 'mean of the first kernel' });
    }
  },
  { cause: 'kh · kw draws of 0.1 · normal(random), with one seededRandom(seed).' },
);

check(
  'steps',
  'each step of learnEdgeKernel() is k − lr · gradient, and each loss is that before its step',
  async (gen) => {
    for (const kernel of [[2, 3], [3, 1]] as Size[]) {
      const [x, target] = [gen.normal([5, 5]), gen.normal(kernel)];
      const y = oracle.corr2d(NdArray.of(x), NdArray.of(target)).add(gen.normal([1]));
      const opts = { lr: 0.004, seed: gen.seed() };
      let k = NdArray.of(await kernelAfter(x, y, kernel, { ...opts, steps: 0 }));
      const losses: number[] = [];
      for (let steps = 1; steps <= 4; steps++) {
        losses.push(lossOf(NdArray.of(x), k, y));
        k = k.sub(slope(NdArray.of(x), k, y).mul(opts.lr));
        if (steps === 2) continue;
        const found = (await learnEdgeKernel(x, tensor(y), kernel, { ...opts, steps })) ?? {};
        expect(found.kernel).toBeCloseToTensor(k, { ...REDUCTION, name: `kernel after ${steps} steps` });
        expect(tensor(found.losses ?? [])).toBeCloseToTensor(losses, { ...REDUCTION, name: 'losses' });
      }
    } // prettier-ignore
  },
  { cause: 'Each step starts from the kernel of the step before; the gradient is that of the sum of squares.' },
);

check(
  'others',
  'learnEdgeKernel() finds other kernels, too, from a random image',
  async (gen) => {
    for (const kernel of [[2, 2], [1, 3], [3, 2]] as Size[]) {
      const [x, target] = [gen.normal([9, 9]), NdArray.of(gen.normal(kernel))];
      const y = oracle.corr2d(NdArray.of(x), target);
      const found = await kernelAfter(x, y, kernel, { steps: 150, lr: 0.004, seed: gen.seed() });
      expect(found).toBeCloseToTensor(target, { rtol: 0, atol: 0.05, name: 'kernel' });
    } // prettier-ignore
  },
  { cause: 'Nothing here is made for [[1, −1]]: shape and target come from the arguments.' },
);

check(
  'errors',
  'learnEdgeKernel() refuses a y that no such kernel can make, and numbers of steps that are none',
  async (gen) => {
    const opts = { steps: 1, lr: 0.01, seed: 1 };
    const x = gen.normal([4, 5]);
    await expectThrows(learnEdgeKernel(x, gen.normal([4, 5]), [2, 2], opts), 'y in the shape of x');
    await expectThrows(learnEdgeKernel(x, gen.normal([1, 4]), [2, 2], opts), 'y [1, 4] instead of [3, 4]');
    await expectThrows(learnEdgeKernel(x, gen.normal([1, 1]), [5, 5], opts), 'a kernel [5, 5] on an image [4, 5]');
    const nothing = learnEdgeKernel(x, tensor([], [0, 4]), [5, 2], { ...opts, steps: 0 });
    await expectThrows(nothing, 'a kernel [5, 2] on an image [4, 5], also with 0 steps');
    for (const steps of [-1, 1.5]) {
      await expectThrows(learnEdgeKernel(x, gen.normal([3, 4]), [2, 2], { ...opts, steps }), `${steps} steps`);
    }
  },
  { sideCondition: true, cause: 'y [1, 4] would broadcast against [3, 4] without a word.' },
);

checkMemory(learnEdgeKernel, (gen: Generators) => [
  gen.normal([4, 5]),
  gen.normal([3, 4]),
  [2, 2],
  { steps: 3, lr: 0.01, seed: 1 },
]);

async function kernelAfter(
  x: TensorData,
  y: NdArray,
  kernel: Size,
  opts: { steps: number; lr: number; seed: number },
): Promise<TensorData> {
  const { kernel: found } = (await learnEdgeKernel(x, tensor(y), kernel, opts)) ?? {};
  expect(found).toHaveShape(kernel);
  return found!;
}

function lossOf(x: NdArray, k: NdArray, y: NdArray): number {
  return oracle.corr2d(x, k).sub(y).values.reduce((total, d) => total + d * d, 0); // prettier-ignore
}

/** ∂/∂k Σ (corr2d(x, k) − y)² = 2 · corr2d(x, corr2d(x, k) − y) */
function slope(x: NdArray, k: NdArray, y: NdArray): NdArray {
  return oracle.corr2d(x, oracle.corr2d(x, k).sub(y)).mul(2);
}
