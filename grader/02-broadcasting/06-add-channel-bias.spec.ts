import { check, checkGradient, checkMemory, exercise, expectThrows, NdArray, tensor } from '@gradus/testkit';
import * as oracle from './oracles';

const { addChannelBias } = exercise<typeof import('#02-broadcasting/06-add-channel-bias')>('2.06');

const nchw = (x: NdArray, bias: NdArray) => oracle.addBias(x, bias, 1);
const nhwc = (x: NdArray, bias: NdArray) => oracle.addBias(x, bias, 3);

check('printed', 'addChannelBias() adds 32 numbers to images [4, 32, 14, 14]', async (gen) => {
  const [x, bias] = [gen.normal([4, 32, 14, 14]), gen.normal([32])];
  expect(await addChannelBias(x, bias, 'NCHW')).toBeCloseToTensor(nchw(NdArray.of(x), NdArray.of(bias)));
});

check(
  'nchw',
  'addChannelBias(x, bias, "NCHW") adds bias[c] to all of channel c',
  async (gen) => {
    const zeros = tensor(NdArray.filled([1, 2, 1, 3], 0));
    expect(await addChannelBias(zeros, tensor([5, 7]), 'NCHW')).toBeCloseToTensor([[[[5, 5, 5]], [[7, 7, 7]]]]);
    const [x, bias] = [gen.normal([2, 3, 2, 4]), gen.normal([3])];
    expect(await addChannelBias(x, bias, 'NCHW')).toBeCloseToTensor(nchw(NdArray.of(x), NdArray.of(bias)));
  },
  { cause: 'The bias needs the shape [1, C, 1, 1].' },
);

check(
  'width',
  'addChannelBias() is not misled by a width equal to the number of channels: [2, 4, 3, 4]',
  async (gen) => {
    const [x, bias] = [gen.normal([2, 4, 3, 4]), gen.normal([4])];
    expect(await addChannelBias(x, bias, 'NCHW')).toBeCloseToTensor(nchw(NdArray.of(x), NdArray.of(bias)));
  },
  { cause: 'x.add(bias) lines the bias up with the last axis, here the width, and says nothing.' },
);

check('nhwc', 'addChannelBias(x, bias, "NHWC") takes the last axis as channels', async (gen) => {
  const [x, bias] = [gen.normal([2, 3, 4, 2]), gen.normal([2])];
  expect(await addChannelBias(x, bias, 'NHWC')).toBeCloseToTensor(nhwc(NdArray.of(x), NdArray.of(bias)));
});

check(
  'cube',
  'addChannelBias() finds the channels when all four sizes are equal',
  async (gen) => {
    const [x, bias] = [gen.normal([3, 3, 3, 3]), gen.normal([3])];
    expect(await addChannelBias(x, bias, 'NCHW')).toBeCloseToTensor(nchw(NdArray.of(x), NdArray.of(bias)));
    expect(await addChannelBias(x, bias, 'NHWC')).toBeCloseToTensor(nhwc(NdArray.of(x), NdArray.of(bias)));
  },
  { cause: 'The bias belongs to the channels, not to the images of the batch, nor to height or width.' },
);

check(
  'errors',
  'addChannelBias() refuses a bias that does not have one number per channel',
  async (gen) => {
    const x = gen.normal([2, 3, 4, 5]);
    await expectThrows(addChannelBias(x, gen.normal([4]), 'NCHW'), '4 numbers for 3 channels');
    await expectThrows(addChannelBias(x, gen.normal([5]), 'NCHW'), '5 numbers (the width) for 3 channels');
    await expectThrows(addChannelBias(x, gen.normal([1]), 'NCHW'), '1 number for 3 channels');
    await expectThrows(addChannelBias(x, gen.normal([1]), 'NHWC'), '1 number for 5 channels');
    await expectThrows(addChannelBias(x, gen.normal([3]), 'NHWC'), '3 numbers for 5 channels');
    await expectThrows(addChannelBias(gen.normal([2, 1, 2, 2]), gen.normal([2]), 'NCHW'), '2 numbers for 1 channel');
    await expectThrows(addChannelBias(x, gen.normal([3, 1]), 'NCHW'), 'a bias of rank 2');
    await expectThrows(addChannelBias(gen.normal([2, 3, 4]), gen.normal([3]), 'NCHW'), 'images of rank 3');
  },
  { sideCondition: true, cause: 'Broadcasting accepts more than it should: compare the lengths yourself.' },
);

checkGradient(addChannelBias, (gen) => {
  const [x, bias] = [gen.normal([2, 3, 2, 3]), gen.normal([3])];
  return [
    { args: [x, bias, 'NCHW'], oracle: (images) => nchw(images, NdArray.of(bias)) },
    { args: [x, bias, 'NCHW'], wrt: 1, oracle: (b) => nchw(NdArray.of(x), b) },
    { args: [x, bias, 'NHWC'], wrt: 1, oracle: (b) => nhwc(NdArray.of(x), b) },
  ];
});

checkMemory(addChannelBias, (gen) => [gen.normal([2, 3, 2, 2]), gen.normal([3]), 'NCHW']);
