import {
  check,
  exercise,
  expectClean,
  expectGradient,
  expectThrows,
  forAll,
  type Generators,
  NdArray,
  probe,
  REDUCTION,
  tensor,
  type TensorData,
} from '@gradus/testkit';
import * as oracle from './oracles';

const { mlpForward } = exercise<typeof import('#05-mnist/06-mlp-forward')>('5.06');
const { twoLayers } = probe<typeof import('./06-mlp-forward.probe')>();

function network(gen: Generators, sizes: number[]): { W: TensorData; b: TensorData }[] {
  return sizes.slice(1).map((out, i) => ({ W: gen.normal([sizes[i]!, out]), b: gen.normal([out]) }));
}

check(
  'by-hand',
  'a 2-3-2 network, computed by hand, has the logits [−2, 4] and [−5, 2]',
  async () => {
    const params = [
      { W: tensor([[1, -1, 0], [0, 1, 2]]), b: tensor([0, 1, -4]) }, // prettier-ignore
      { W: tensor([[-1, 2], [-2, 0], [5, 5]]), b: tensor([0, 0]) }, // prettier-ignore
    ];
    const x = tensor([[2, 1], [1, 2]]); // prettier-ignore
    // [2, 1]: hidden [2, 0, −2] → [2, 0, 0];  [1, 2]: hidden [1, 2, 0] → [1, 2, 0]
    expect(await mlpForward(params, x)).toBeCloseToTensor([[-2, 4], [-5, 2]]); // prettier-ignore
  },
  { cause: 'The −2 in the hidden layer becomes 0, the −2 and the −5 in the logits stay.' },
);

check(
  'one-layer',
  'mlpForward() with one layer is x W + b, also for 0 rows',
  async (gen) => {
    const params = network(gen, [3, 4]);
    const x = gen.normal([5, 3]);
    expect(await mlpForward(params, x)).toBeCloseToTensor(
      NdArray.of(x).matMul(params[0]!.W).add(params[0]!.b),
      REDUCTION,
    );
    expect(await mlpForward(params, tensor([], [0, 3]))).toHaveShape([0, 4]);
  },
  { cause: 'The only layer is the last one: no ReLU after it.' },
);

check(
  'layers',
  'mlpForward() applies relu between the layers, for 2 to 4 layers',
  async (gen) => {
    await forAll(gen, [[5], [4, 6], [3, 5, 4]], async (gen, hidden) => {
      const params = network(gen, [3, ...hidden, 2]);
      const x = gen.normal([4, 3]);
      expect(await mlpForward(params, x)).toBeCloseToTensor(
        oracle.logitsOf(oracle.layersOf(params), NdArray.of(x)),
        // up to four matrix products in a row, with sums that may cancel
        { rtol: 1e-4, atol: 1e-4 },
      );
    });
  },
  { cause: 'h W + b, then relu, and this h goes into the next layer; not a sigmoid, and no relu at the end.' },
);

check(
  'bias',
  'mlpForward() adds b to every row, in every layer',
  async (gen) => {
    const sizes = [2, 3, 2];
    const params = network(gen, sizes).map(({ W, b }) => ({ W: tensor(NdArray.of(W).mul(0)), b }));
    const expected = NdArray.of(params[1]!.b);
    expect(await mlpForward(params, gen.normal([3, 2]))).toBeCloseToTensor(NdArray.build([3, 2], ([, j]) => expected.at(j!))); // prettier-ignore
    const ones = [{ W: params[0]!.W, b: tensor([1, -1, 2]) }, { W: tensor([[1, 0], [1, 0], [0, 1]]), b: tensor([0.5, -9]) }]; // prettier-ignore
    expect(await mlpForward(ones, gen.normal([2, 2]))).toBeCloseToTensor([[1.5, -7], [1.5, -7]]); // prettier-ignore
  },
  { cause: 'With W = 0 the biases alone count: [1, −1, 2] is relu’d to [1, 0, 2] before the second layer.' },
);

check(
  'negative',
  'the logits of mlpForward() are negative as often as they come',
  async (gen) => {
    const params = network(gen, [6, 8, 10]);
    const x = gen.normal([12, 6]);
    const logits = await mlpForward(params, x);
    expect(logits).toHaveShape([12, 10]);
    const expected = oracle.logitsOf(oracle.layersOf(params), NdArray.of(x));
    const negative = (values: ArrayLike<number>) => Array.from(values).filter((z) => z < -1e-3).length;
    // Half of 120 logits are negative; a few may lie at −.001, where float32 decides otherwise.
    expect(negative(logits.values)).toBeCloseToNumber(negative(expected.values), {
      atol: 2,
      name: 'number of negative logits (of 120)',
    });
  },
  { cause: 'A ReLU or a softmax after the last layer removes the negative scores, and the loss needs them.' },
);

check(
  'errors',
  'mlpForward() refuses widths that do not fit, and a network without layers',
  async (gen) => {
    const [first, second] = network(gen, [3, 4, 2]) as [{ W: TensorData; b: TensorData }, { W: TensorData; b: TensorData }]; // prettier-ignore
    await expectThrows(mlpForward([first, second], gen.normal([5, 2])), 'x [5, 2] and W [3, 4]');
    await expectThrows(mlpForward([second, first], gen.normal([5, 4])), 'a layer of 2 outputs before one of 3 inputs');
    await expectThrows(mlpForward([{ W: first.W, b: gen.normal([1]) }], gen.normal([5, 3])), '1 bias for 4 outputs');
    await expectThrows(mlpForward([{ W: first.W, b: gen.normal([3]) }], gen.normal([5, 3])), '3 biases for 4 outputs');
    await expectThrows(mlpForward([], gen.normal([5, 3])), 'no layer');
  },
  { sideCondition: true },
);

check(
  'gradient',
  'mlpForward() passes gradients on to x and to every W and b',
  async (gen) => {
    const parameters = [gen.normal([3, 4]), gen.normal([4]), gen.normal([4, 2]), gen.normal([2])];
    const x = kinkFree(gen, parameters);
    const args = [mlpForward, ...parameters, x];
    for (const wrt of [1, 2, 3, 4, 5]) {
      const logits = (replacement: NdArray) => {
        const [W1, b1, W2, b2, input] = args.slice(1).map((arg, i) => (i + 1 === wrt ? replacement : NdArray.of(arg as TensorData))); // prettier-ignore
        return oracle.logitsOf([{ W: W1!, b: b1! }, { W: W2!, b: b2! }], input!); // prettier-ignore
      };
      await expectGradient({ f: twoLayers, args, wrt, oracle: logits }, gen);
    }
  },
  { cause: 'Gradients flow only through TensorFlow.js operations: no dataSync(), no new tensor made from numbers.' },
);

check(
  'memory',
  'mlpForward() leaves its arguments alone and leaks no tensor',
  async (gen) => {
    const [first, second] = network(gen, [3, 4, 2]);
    await expectClean(twoLayers, [mlpForward, first!.W, first!.b, second!.W, second!.b, gen.normal([5, 3])]);
  },
  { trust: 'worker', sideCondition: true },
);

/** Rows whose hidden values keep away from the kink of relu, where central differences are wrong. */
function kinkFree(gen: Generators, [W1, b1]: TensorData[]): TensorData {
  for (;;) {
    const x = gen.normal([2, 3]);
    const hidden = NdArray.of(x).matMul(W1!).add(b1!);
    if (hidden.values.every((h) => Math.abs(h) > 0.05)) return x;
  }
}
