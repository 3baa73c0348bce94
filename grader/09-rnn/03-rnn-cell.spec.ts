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
  REDUCTION,
  tensor,
  type TensorData,
} from '@gradus/testkit';
import * as oracle from './oracles';

const { rnnCell } = exercise<typeof import('#09-rnn/03-rnn-cell')>('9.03');
const { flat } = probe<typeof import('./03-rnn-cell.probe')>();

interface Inputs {
  x: TensorData;
  h: TensorData;
  p: { Wxh: TensorData; Whh: TensorData; bh: TensorData };
}

function inputs(gen: Generators, B: number, V: number, H: number): Inputs {
  const scale = 0.5;
  const p = { Wxh: gen.normal([V, H], { scale }), Whh: gen.normal([H, H], { scale }), bh: gen.normal([H], { scale }) };
  return { x: gen.normal([B, V]), h: gen.uniform([B, H], -1, 1), p };
}

function expected({ x, h, p: { Wxh, Whh, bh } }: Inputs): NdArray {
  return oracle.cell(NdArray.of(x), NdArray.of(h), { Wxh: NdArray.of(Wxh), Whh: NdArray.of(Whh), bh: NdArray.of(bh) });
}

async function expectCell(given: Inputs): Promise<void> {
  expect(await rnnCell(given.x, given.h, given.p)).toBeCloseToTensor(expected(given), REDUCTION);
}

function zeros({ shape }: TensorData): TensorData {
  return tensor(NdArray.filled(shape, 0));
}

check(
  'printed',
  'rnnCell(1, 0.5) with the weights 0.5 and 0.5 and the bias 1 is tanh(1.75) = 0.941376',
  async () => {
    const p = { Wxh: tensor([[0.5]]), Whh: tensor([[0.5]]), bh: tensor([1]) };
    expect(await rnnCell(tensor([[1]]), tensor([[0.5]]), p)).toBeCloseToTensor([[0.941376]]);
  },
  { cause: '1.75 is the sum without tanh, 0.635149 leaves the bias out, 1.635149 adds it outside of tanh.' },
);

check(
  'state',
  'rnnCell(0, h) = tanh(h Whh + bh), with a matrix Whh that is not symmetric',
  async (gen) => {
    const given = inputs(gen, 3, 3, 3);
    await expectCell({ ...given, x: zeros(given.x) });
  },
  { cause: 'The rows of h stand on the left: h Whh. Transposed, or with Wxh in its place, all shapes still fit here.' },
);

check(
  'input',
  'rnnCell(x, 0) = tanh(x Wxh + bh)',
  async (gen) => {
    const given = inputs(gen, 3, 3, 3);
    await expectCell({ ...given, h: zeros(given.h) });
  },
  { cause: 'x meets Wxh. Where V = H the two matrices can be exchanged and nothing complains.' },
);

check(
  'bias',
  'rnnCell(0, 0) = tanh(bh) in every row',
  async (gen) => {
    const given = inputs(gen, 3, 2, 4);
    await expectCell({ ...given, x: zeros(given.x), h: zeros(given.h) });
  },
  { cause: 'bh is added once to each row, before the tanh.' },
);

check(
  'bounded',
  'rnnCell() stays between −1 and 1, however large its inputs are',
  async (gen) => {
    const given = inputs(gen, 2, 3, 4);
    const far = NdArray.build([2, 3], () => 40 * gen.pick([-1, 1]));
    await expectCell({ ...given, x: tensor(far) });
  },
  { cause: 'tanh comes last. Without it, or with a relu, the state grows from step to step.' },
);

check('values', 'rnnCell() = tanh(x Wxh + h Whh + bh) for several widths', async (gen) => {
  await forAll(gen, [[2, 3, 4], [1, 5, 2], [4, 2, 1]] as const, (gen, [B, V, H]) => expectCell(inputs(gen, B, V, H))); // prettier-ignore
});

check(
  'errors',
  'rnnCell() refuses shapes that do not fit',
  async (gen) => {
    const { x, h, p } = inputs(gen, 3, 2, 4);
    await expectThrows(rnnCell(gen.normal([3, 5]), h, p), 'x [3, 5] with Wxh [2, 4]');
    await expectThrows(rnnCell(x, gen.normal([3, 5]), p), 'h [3, 5] with Whh [4, 4]');
    await expectThrows(rnnCell(x, gen.normal([1, 4]), p), '3 rows of x and 1 row of h');
    await expectThrows(rnnCell(gen.normal([1, 2]), h, p), '1 row of x and 3 rows of h');
    await expectThrows(rnnCell(x, h, { ...p, bh: gen.normal([1]) }), 'a bias of length 1 for 4 states');
    await expectThrows(rnnCell(x, h, { ...p, Whh: gen.normal([4, 1]) }), 'Whh [4, 1] for 4 states');
    await expectThrows(rnnCell(x, h, { ...p, Wxh: gen.normal([2, 1]) }), 'Wxh [2, 1] for 4 states');
  },
  { sideCondition: true, cause: 'A length of 1 is broadcast without a word: compare the shapes yourself.' },
);

check(
  'gradient',
  'rnnCell() passes gradients on to x, h, Wxh, Whh and bh',
  async (gen) => {
    const { x, h, p } = inputs(gen, 2, 3, 4);
    const args = [rnnCell, x, h, p.Wxh, p.Whh, p.bh];
    for (let wrt = 1; wrt < args.length; wrt++) {
      const at = (value: NdArray) => {
        const [X, S, Wxh, Whh, bh] = args.slice(1).map((arg, i) => (i === wrt - 1 ? value : NdArray.of(arg as TensorData))) as [NdArray, NdArray, NdArray, NdArray, NdArray]; // prettier-ignore
        return oracle.cell(X, S, { Wxh, Whh, bh });
      };
      await expectGradient({ f: flat, args, wrt, oracle: at }, gen);
    }
  },
  { cause: 'Gradients flow only through TensorFlow.js operations: no dataSync(), no new tensor made from numbers.' },
);

checkMemory(rnnCell, (gen) => {
  const { x, h, p } = inputs(gen, 2, 3, 4);
  return [x, h, p];
});
