import {
  check,
  checkMemory,
  exercise,
  expectGradient,
  expectThrows,
  forAll,
  type Generators,
  NdArray,
  probe,
  range,
  REDUCTION,
  tensor,
  type TensorData,
} from '@gradus/testkit';
import * as oracle from './oracles';

const { conv2d } = exercise<typeof import('#08-cnn/04-conv2d')>('8.04');
const { withBias } = probe<typeof import('./04-conv2d.probe')>();

type Options = NonNullable<Parameters<typeof conv2d>[2]>;

async function expectConv(x: TensorData, k: TensorData, opts: Options, expected: oracle.Conv2dOptions): Promise<void> {
  expect(await conv2d(x, k, opts)).toBeCloseToTensor(oracle.conv2d(NdArray.of(x), NdArray.of(k), expected), REDUCTION);
}

check(
  'by-hand',
  'conv2d() of two channels is the sum of two cross-correlations: [[56, 72], [104, 120]]',
  async () => {
    // channels [[0 1 2] [3 4 5] [6 7 8]] and one more each; kernels [[0 1] [2 3]] and one more each
    const x = NdArray.build([1, 3, 3, 2], ([, i, j, a]) => 3 * i! + j! + a!);
    const k = NdArray.build([2, 2, 2, 1], ([i, j, a]) => 2 * i! + j! + a!);
    const expected = NdArray.of([[56, 72], [104, 120]]).reshape([1, 2, 2, 1]); // prettier-ignore
    expect(await conv2d(tensor(x), tensor(k))).toBeCloseToTensor(expected);
  },
  { cause: 'Each input channel has a kernel of its own, and their results are added into one output channel.' },
);

check(
  'pixelwise',
  'conv2d() with 1 × 1 kernels is a matrix product for each pixel',
  async (gen) => {
    const [x, W] = [gen.normal([2, 3, 4, 3]), gen.normal([3, 2])];
    const expected = NdArray.of(x).reshape([24, 3]).matMul(W).reshape([2, 3, 4, 2]);
    expect(await conv2d(x, tensor(W, [1, 1, 3, 2]))).toBeCloseToTensor(expected, REDUCTION);
  },
  { cause: 'k[i, j] is a matrix [ci, co], and each pixel a row of ci numbers.' },
);

check(
  'values',
  'conv2d() agrees with a loop over all places, for images, kernels and channels of any number',
  async (gen) => {
    await expectConv(gen.normal([3, 5, 4, 2]), gen.normal([2, 3, 2, 3]), {}, {});
    await expectConv(gen.normal([1, 4, 6, 1]), gen.normal([3, 1, 1, 2]), { padding: 'valid' }, {});
    await expectConv(gen.normal([2, 3, 3, 3]), gen.normal([3, 3, 3, 1]), { stride: 1 }, {});
  },
  { cause: 'The kernel is not turned round: k[i, j] meets the pixel at row r + i, column c + j.' },
);

check(
  'stride',
  'conv2d() moves the kernel by stride, downwards and to the right by numbers of their own',
  async (gen) => {
    const [x, k] = [gen.normal([2, 6, 7, 2]), gen.normal([2, 3, 2, 2])];
    await expectConv(x, k, { stride: 2 }, { stride: [2, 2] });
    await expectConv(x, k, { stride: [3, 1] }, { stride: [3, 1] });
    await expectConv(x, k, { stride: [1, 2] }, { stride: [1, 2] });
    await expectConv(x, k, { stride: [5, 5] }, { stride: [5, 5] });
  },
  { cause: 'What k[i, j] sees begins at row i and column j, and from there takes every stride-th one.' },
);

check(
  'padding',
  'conv2d() pads each side by its own number of zeros',
  async (gen) => {
    const one = { top: 1, bottom: 1, left: 1, right: 1 };
    const [picture, k] = [gen.normal([1, 28, 28, 1]), gen.normal([3, 3, 1, 3])];
    expect(await conv2d(picture, k, { padding: one })).toHaveShape([1, 28, 28, 3]);
    await forAll(gen, 3, async (gen) => {
      const pads = { top: gen.int(0, 3), bottom: gen.int(0, 3), left: gen.int(0, 3), right: gen.int(0, 3) };
      const [x, k] = [gen.normal([2, 4, 3, 2]), gen.normal([3, 2, 2, 2])];
      await expectConv(x, k, { padding: pads }, { pads });
      await expectConv(x, k, { padding: pads, stride: [2, 1] }, { pads, stride: [2, 1] });
    });
    // a kernel larger than the image, not larger than the padded one
    await expectConv(gen.normal([1, 2, 2, 1]), gen.normal([4, 4, 1, 1]), { padding: one }, { pads: one });
  },
  { cause: '8.03 pads; the kernel then moves over what it returns.' },
);

check(
  'same',
  "conv2d() with 'same' has ⌈h / stride⌉ × ⌈w / stride⌉ outputs, and an odd zero goes to the bottom and the right",
  async (gen) => {
    const ones = tensor(NdArray.filled([3, 3, 1, 1], 1));
    const expected = NdArray.of([[45, 39], [66, 50]]).reshape([1, 2, 2, 1]); // prettier-ignore
    expect(await conv2d(range([1, 4, 4, 1]), ones, { padding: 'same', stride: 2 })).toBeCloseToTensor(expected);
    await forAll(gen, [[5, 4, 3, 3, 1, 1], [4, 5, 2, 4, 1, 1], [7, 6, 3, 5, 2, 3], [6, 7, 2, 1, 4, 3]] as const, async (gen, [h, w, kh, kw, sh, sw]) => {
      const [x, k] = [gen.normal([2, h, w, 1]), gen.normal([kh, kw, 1, 2])];
      const pads = oracle.samePads2d(NdArray.of(x), NdArray.of(k), [sh, sw]);
      await expectConv(x, k, { padding: 'same', stride: [sh, sw] }, { pads, stride: [sh, sw] });
    }); // prettier-ignore
  },
  {
    cause:
      'zeros = max((⌈length / stride⌉ − 1) · stride + kernel − length, 0), the smaller half before. From stride 2 on that is not (kernel − 1) / 2.',
  },
);

check(
  'bias',
  'conv2d() adds one bias to each output channel',
  async (gen) => {
    const [x, k, bias] = [gen.normal([2, 4, 4, 2]), gen.normal([2, 2, 2, 3]), gen.normal([3])];
    await expectConv(x, k, { bias }, { bias: NdArray.of(bias) });
    const pads = oracle.samePads2d(NdArray.of(x), NdArray.of(k), [1, 1]);
    await expectConv(x, k, { bias, padding: 'same' }, { bias: NdArray.of(bias), pads });
  },
  { cause: 'The bias has length co, and channels are the last axis: it broadcasts as it is, once, after the sum.' },
);

check(
  'errors',
  'conv2d() refuses channels and biases that do not fit, and kernels that are too large',
  async (gen) => {
    const [x, k] = [gen.normal([1, 4, 5, 2]), gen.normal([3, 3, 2, 4])];
    await expectThrows(conv2d(x, gen.normal([3, 3, 1, 4])), 'kernels for 1 channel and images of 2');
    await expectThrows(conv2d(x, gen.normal([3, 3, 4, 2])), 'kernels for 4 channels and images of 2');
    await expectThrows(conv2d(x, k, { bias: gen.normal([2]) }), '2 biases for 4 channels');
    await expectThrows(conv2d(x, k, { bias: gen.normal([1]) }), '1 bias for 4 channels');
    await expectThrows(conv2d(x, gen.normal([5, 3, 2, 4])), 'a kernel of height 5 on images of height 4');
    await expectThrows(conv2d(x, gen.normal([3, 6, 2, 4])), 'a kernel of width 6 on images of width 5');
    for (const stride of [0, 1.5]) await expectThrows(conv2d(x, k, { stride }), `stride ${stride}`);
  },
  { sideCondition: true, cause: 'One bias broadcasts to any number of channels: compare the lengths yourself.' },
);

check(
  'gradient',
  'conv2d() passes gradients on to the images, the kernels and the bias',
  async (gen) => {
    await expectGradients(gen, {}, {});
    const pads = { top: 1, bottom: 0, left: 0, right: 2 };
    await expectGradients(gen, { padding: pads, stride: 2 }, { pads, stride: [2, 2] });
  },
  { cause: 'Gradients flow only through TensorFlow.js operations: no dataSync(), no new tensor made from numbers.' },
);

checkMemory(conv2d, (gen) => [
  gen.normal([2, 4, 5, 2]),
  gen.normal([3, 2, 2, 3]),
  { padding: 'same', stride: 2, bias: gen.normal([3]) },
]);

async function expectGradients(gen: Generators, opts: Options, expected: oracle.Conv2dOptions): Promise<void> {
  const [x, k, bias] = [gen.normal([2, 3, 4, 2]), gen.normal([2, 2, 2, 2]), gen.normal([2])];
  const [X, K, B] = [x, k, bias].map((t) => NdArray.of(t)) as [NdArray, NdArray, NdArray];
  const model = (x: NdArray, k: NdArray, bias: NdArray) => oracle.conv2d(x, k, { ...expected, bias });
  const common = { f: withBias, args: [conv2d, x, k, bias, opts] };
  await expectGradient({ ...common, wrt: 1, oracle: (at) => model(at, K, B) }, gen);
  await expectGradient({ ...common, wrt: 2, oracle: (at) => model(X, at, B) }, gen);
  await expectGradient({ ...common, wrt: 3, oracle: (at) => model(X, K, at) }, gen);
}
