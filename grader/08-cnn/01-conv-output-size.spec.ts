import { check, exercise, expectThrows, forAll } from '@gradus/testkit';
import * as oracle from './oracles';

const { convOutputSize } = exercise<typeof import('#08-cnn/01-conv-output-size')>('8.01');

type Options = Parameters<typeof convOutputSize>[2];

async function expectSize(input: number, kernel: number, opts: Options, expected: number): Promise<void> {
  const received = await convOutputSize(input, kernel, ...(opts ? [opts] : []));
  expect(received).toBeCloseToNumber(expected, { name: 'length of the output' });
}

check(
  'printed',
  'convOutputSize(28, 5) = 24, with padding 1 convOutputSize(28, 3) = 28, and 8 × 8 shrinks to 2 × 2 in d2l §7.3.2',
  async () => {
    await expectSize(28, 5, undefined, 24);
    await expectSize(28, 3, { padding: 1 }, 28);
    await expectSize(8, 3, { padding: 0, stride: 3 }, 2);
    await expectSize(8, 5, { padding: 1, stride: 4 }, 2);
  },
  { cause: 'A kernel of k elements has input − k + 1 places; padding adds p zeros on both sides, so 2p.' },
);

check(
  'stride',
  'convOutputSize() leaves out places that the last stride does not reach',
  async () => {
    await expectSize(7, 2, { stride: 3 }, 2); // begins at 0 and 3
    await expectSize(8, 2, { stride: 3 }, 3); // and at 6
    await expectSize(5, 5, { stride: 4 }, 1);
    await expectSize(4, 1, { stride: 9 }, 1);
  },
  { cause: 'Round down before the + 1: a place that does not fit wholly is no place.' },
);

check(
  'same',
  "convOutputSize() with padding 'same' is ⌈input / stride⌉, whatever the kernel; 'valid' is padding 0",
  async (gen) => {
    await expectSize(28, 5, { padding: 'same' }, 28);
    await expectSize(7, 3, { padding: 'same', stride: 2 }, 4);
    await expectSize(3, 5, { padding: 'same', dilation: 2 }, 3);
    await forAll(gen, 10, async (gen) => {
      const [input, stride] = [gen.int(1, 30), gen.int(1, 6)];
      const opts = { padding: 'same', stride } as const;
      await expectSize(input, gen.int(1, 9), opts, Math.ceil(input / stride));
    });
    await expectSize(9, 4, { padding: 'valid', stride: 2 }, 3);
  },
  { cause: "With 'same' there is an output for each stride that begins inside the input, 0, s, 2s, …: round up." },
);

check(
  'dilation',
  'convOutputSize() lets a dilated kernel cover dilation · (kernel − 1) + 1 places',
  async () => {
    await expectSize(7, 3, { dilation: 2 }, 3);
    await expectSize(7, 1, { dilation: 5 }, 7);
    await expectSize(10, 4, { dilation: 3 }, 1);
    await expectSize(10, 4, { dilation: 3, padding: 2, stride: 2 }, 3);
  },
  { cause: 'Between k elements there are k − 1 distances, and each is `dilation` long.' },
);

check(
  'values',
  'convOutputSize() counts the places of the kernel, for random lengths, paddings, strides',
  async (gen) => {
    await forAll(gen, 40, async (gen) => {
      const opts = { padding: gen.int(0, 4), stride: gen.int(1, 5), dilation: gen.int(1, 4) };
      const kernel = gen.int(1, 6);
      const input = gen.int(opts.dilation * (kernel - 1) + 1, 40);
      await expectSize(input, kernel, opts, oracle.countPlaces(input, kernel, opts));
    });
  },
);

check(
  'errors',
  'convOutputSize() refuses a kernel without a place, and numbers that make no sense',
  async () => {
    await expectThrows(convOutputSize(4, 5), 'a kernel of 5 on an input of 4');
    await expectThrows(convOutputSize(4, 7, { padding: 1 }), 'a kernel of 7 on 4 places and 2 zeros');
    await expectThrows(convOutputSize(4, 3, { dilation: 2 }), 'a kernel that covers 5 of 4 places');
    await expectThrows(convOutputSize(4, 6, { stride: 3 }), 'a kernel of 6 on an input of 4, with stride 3');
    for (const input of [0, 2.5, NaN]) await expectThrows(convOutputSize(input, 1), `input ${input}`);
    for (const kernel of [0, -1, 1.5]) await expectThrows(convOutputSize(5, kernel), `kernel ${kernel}`);
    for (const padding of [-1, 0.5]) await expectThrows(convOutputSize(5, 2, { padding }), `padding ${padding}`);
    for (const stride of [0, 1.5]) {
      await expectThrows(convOutputSize(5, 2, { stride }), `stride ${stride}`);
      await expectThrows(convOutputSize(5, 2, { stride, padding: 'same' }), `stride ${stride} with padding 'same'`);
    }
    for (const dilation of [0, -2, 1.5]) await expectThrows(convOutputSize(9, 2, { dilation }), `dilation ${dilation}`);
    await expectThrows(convOutputSize(5, 2, { padding: 'full' as 'same' }), "the padding 'full'");
  },
  {
    sideCondition: true,
    cause: 'Look at the room that is left for the kernel before you divide: −1 / 3 rounds to −1, and −1 + 1 is 0.',
  },
);
