import { check, exercise, expectThrows, forAll, type Generators, GRADIENT, int32, NdArray, probe, REDUCTION, tensor } from '@gradus/testkit'; // prettier-ignore
import { type Operation, gradientsOf, type Program, randomProgram, resultOf } from './10-tape.programs';

const { Tape } = exercise<typeof import('#03-autograd/10-tape')>('3.10');
const beside = probe<typeof import('./10-tape.probe')>();

/** Value and gradients of a program against float64; nothing may have been collected on constants. */
async function expectProgram(program: Program, gen: Generators): Promise<void> {
  const expected = resultOf(program);
  const upstream = expected.rank === 0 ? undefined : gen.normal(expected.shape);
  const { value, leaves, others } = await beside.differentiate(Tape, program, upstream);
  expect(value).toBeCloseToTensor(expected, REDUCTION);
  const gradients = gradientsOf(program, upstream && NdArray.of(upstream));
  expect(leaves).toHaveLength(gradients.length);
  gradients.forEach((gradient, i) => {
    if (gradient) expect(leaves[i]).toBeCloseToTensor(gradient, GRADIENT);
    else expect(leaves[i]).toEqual(null);
  });
  expect(others).toEqual(others.map(() => null));
}

check(
  'diamond',
  'a·a + a at a = 3 is 12 with gradient 7, and u·u + u with u = a·a has gradient 114 in both orders',
  async () => {
    const tape = await new Tape();
    const leaf = () => tape.leaf(tensor(3));
    const [a, b, c, d] = [await leaf(), await leaf(), await leaf(), await leaf()];
    const y = await tape.add(await tape.mul(a, a), a);
    await tape.backward(y);
    expect(await y.value).toBeCloseToTensor(12);
    expect(await a.grad).toBeCloseToTensor(7);
    await tape.backward(await tape.mul(b, await tape.mul(b, b)));
    expect(await b.grad).toBeCloseToTensor(27);
    const [u, v] = [await tape.mul(c, c), await tape.mul(d, d)];
    await tape.backward(await tape.add(await tape.mul(u, u), u));
    await tape.backward(await tape.add(v, await tape.mul(v, v)));
    expect(await c.grad).toBeCloseToTensor(114);
    expect(await d.grad).toBeCloseToTensor(114);
  },
  { cause: 'Add every contribution to what the node already received, and hand it on only when all have arrived.' },
);

check(
  'operations',
  'every operation has the value and the gradient of its formula',
  async (gen) => {
    const [x, positive, w] = [gen.normal([2, 3]), gen.uniform([2, 3], 0.5, 3), gen.normal([3, 4])];
    const programs: [Program['leaves'], Operation][] = [
      [
        [x, gen.normal([2, 3])],
        ['add', 0, 1],
      ],
      [
        [x, gen.normal([2, 3])],
        ['mul', 0, 1],
      ],
      [
        [x, w],
        ['matMul', 0, 1],
      ],
      [
        [gen.normal([1, 3]), gen.normal([3, 1])],
        ['matMul', 0, 1],
      ],
      [[gen.distinct([2, 3], -3, 3)], ['relu', 0]],
      [[x], ['exp', 0]],
      [[positive], ['log', 0]],
      [[x], ['sum', 0]],
      [[gen.normal([])], ['sum', 0]],
    ];
    await forAll(gen, programs, async (gen, [leaves, operation]) => {
      await expectProgram({ operations: [operation], leaves, constants: [] }, gen);
    });
    const tape = await new Tape();
    const kink = await tape.leaf(tensor([-1, 0, 2]));
    await tape.backward(await tape.sum(await tape.relu(kink)));
    expect(await kink.grad).toBeCloseToTensor([0, 0, 1]);
  },
  { cause: 'The local rules are in the table of the README; the gradient that arrives is a factor in each of them.' },
);

check(
  'broadcasting',
  'add() and mul() broadcast, and every gradient has the shape of its leaf',
  async (gen) => {
    const pairs = [[[2, 3], [3]], [[3], [2, 3]], [[2, 1], [1, 3]], [[], [2, 2]], [[2, 3, 2], [3, 1]], [[1], []]]; // prettier-ignore
    await forAll(gen, pairs as [number[], number[]][], async (gen, [left, right]) => {
      const leaves = [gen.normal(left), gen.normal(right)];
      for (const name of ['add', 'mul'] as const) {
        await expectProgram({ operations: [[name, 0, 1]], leaves, constants: [] }, gen);
      }
    });
  },
  { cause: 'An element that was stretched over several places gets the sum of their gradients: exercise 2.11.' },
);

check(
  'graphs',
  'the gradients of 30 random computations agree with finite differences',
  async (gen) => {
    for (let i = 0; i < 30; i++) await expectProgram(randomProgram(gen), gen);
  },
  { cause: 'In the input, 0 to 5 are leaves, 6 to 8 constants, and from 9 on come the results of the operations.' },
);

check(
  'retain-graph',
  'a second backward throws without retainGraph, and adds the same gradient once more with it',
  async (gen) => {
    const tape = await new Tape();
    const x = gen.normal([3]);
    const a = await tape.leaf(x);
    const square = await tape.mul(a, a);
    const y = await tape.sum(await tape.mul(square, a)); // Σ x³
    const slope = NdArray.of(x).map((xi) => 3 * xi * xi);
    await tape.backward(y, { retainGraph: true });
    expect(await a.grad).toBeCloseToTensor(slope, REDUCTION);
    await tape.backward(y, { retainGraph: true });
    expect(await a.grad).toBeCloseToTensor(slope.mul(2), REDUCTION);
    await tape.backward(y);
    expect(await a.grad).toBeCloseToTensor(slope.mul(3), REDUCTION);
    await expectThrows(tape.backward(y), 'a backward after one without retainGraph');
    await expectThrows(tape.backward(await tape.sum(square)), 'a backward through a part that is used up');
    await expectThrows(tape.backward(await tape.sum(await tape.mul(square, a))), 'a backward through what is used up in part');
    expect(await a.grad).toBeCloseToTensor(slope.mul(3), REDUCTION);
    await tape.backward(await tape.sum(a));
    expect(await a.grad).toBeCloseToTensor(slope.mul(3).add(1), REDUCTION);
  },
  { cause: 'Gradients of intermediate results belong to one backward only: if they stay on the nodes, the next one counts them again.' },
); // prettier-ignore

check('constants', 'constants and intermediate results keep grad null, unused leaves too', async (gen) => {
  const tape = await new Tape();
  const [x, c] = [gen.normal([3]), gen.normal([3])];
  const [a, unused, constant] = [await tape.leaf(x), await tape.leaf(x), await tape.constant(c)];
  const labels = await tape.constant(int32([1, 2, 3]));
  const product = await tape.mul(await tape.mul(a, constant), labels);
  await tape.backward(await tape.sum(product));
  expect(await a.grad).toBeCloseToTensor(NdArray.of(c).mul([1, 2, 3]));
  for (const node of [unused, constant, labels, product]) expect(await node.grad).toEqual(null);
  await expectThrows(tape.backward(await tape.sum(constant)), 'a backward from a result without any leaf');
});

check(
  'no-grad',
  'what is computed inside noGrad() counts as a constant, and recording resumes afterwards',
  async (gen) => {
    const tape = await new Tape();
    const x = gen.normal([3]);
    const a = await tape.leaf(x);
    const squareOf = async () => await tape.mul(a, a);
    const frozen = (await tape.noGrad(async () => {
      await tape.noGrad(squareOf);
      return squareOf();
    })) as unknown as Awaited<ReturnType<typeof squareOf>>;
    await tape.noGrad(() => Promise.reject(new Error('stop'))).catch(() => {});
    expect(await frozen.value).toBeCloseToTensor(NdArray.of(x).mul(x));
    await tape.backward(await tape.sum(await tape.mul(frozen, await tape.add(a, a)))); // u·2x with u = x² fixed
    expect(await a.grad).toBeCloseToTensor(NdArray.of(x).mul(x).mul(2), REDUCTION);
    await expectThrows(tape.backward(await tape.noGrad(squareOf) as unknown as typeof a), 'a backward from inside noGrad');
  },
  { cause: 'Inside noGrad() nothing is recorded. Put the old setting back in a finally block: calls can be nested, and the function may throw.' },
); // prettier-ignore

check(
  'upstream',
  'a result that is no scalar needs an upstream gradient of its own shape',
  async (gen) => {
    const tape = await new Tape();
    const [x, upstream] = [gen.normal([3]), gen.normal([3])];
    const a = await tape.leaf(x);
    const y = await tape.mul(a, a);
    await expectThrows(tape.backward(y), 'y of shape [3] without an upstream');
    for (const shape of [[2], [1], [], [1, 3]]) {
      await expectThrows(tape.backward(y, { upstream: gen.normal(shape) }), `an upstream of shape [${shape}]`);
    }
    expect(await a.grad).toEqual(null);
    await tape.backward(y, { upstream });
    expect(await a.grad).toBeCloseToTensor(NdArray.of(x).mul(2).mul(upstream), REDUCTION);
    await tape.backward(a, { upstream }); // a leaf is a result too
    await tape.backward(a, { upstream });
    const expected = NdArray.of(x).mul(2).add(2).mul(upstream);
    expect(await a.grad).toBeCloseToTensor(expected, REDUCTION);
  },
  {
    cause: 'A wrong upstream is refused before anything changes: a smaller one would be broadcast without a complaint.',
  },
);

check(
  'long-chain',
  'a chain of thousands of operations does not overflow the stack',
  async () => {
    const { value, grad } = await beside.chain(Tape, tensor(2), 3_000);
    expect(value).toBeCloseToTensor(1502);
    expect(grad).toBeCloseToTensor(1);
  },
  { cause: 'Walk over the records in a loop: a function that calls itself for every input overflows the stack.' },
);

check(
  'errors',
  'nodes of another tape, an int32 leaf and matrices that do not fit are refused',
  async (gen) => {
    const [tape, other] = [await new Tape(), await new Tape()];
    const [a, foreign, matrix] = [await tape.leaf(gen.normal([3])), await other.leaf(gen.normal([3])), await tape.leaf(gen.normal([2, 3]))]; // prettier-ignore
    await expectThrows(tape.add(a, foreign), 'a node of another tape');
    await expectThrows(tape.sum(foreign), 'a node of another tape');
    await expectThrows(tape.leaf(int32([1, 2])), 'a leaf of dtype int32');
    await expectThrows(tape.matMul(matrix, matrix), 'the product of [2, 3] and [2, 3]');
    await expectThrows(tape.matMul(matrix, a), 'the product of [2, 3] and [3]');
    const [block, column] = [await tape.leaf(gen.normal([2, 3, 3])), await tape.leaf(gen.normal([3, 1]))];
    await expectThrows(tape.matMul(block, column), 'the product of [2, 3, 3] and [3, 1]');
    await expectThrows(tape.mul(matrix, await tape.leaf(gen.normal([2]))), 'the shapes [2, 3] and [2]');
    await other.dispose();
    await expectThrows(other.exp(foreign), 'a node from before dispose()');
  },
  { sideCondition: true },
);

check(
  'memory',
  'dispose() frees every tensor, the arguments stay alive, and a tf.tidy around it all does no harm',
  async (gen) => {
    const [x, w] = [gen.uniform([2, 2], 0, 0.5), gen.uniform([2, 2], 0, 0.5)];
    expect(await beside.tensorsLeft(Tape, x, w, gen.normal([2, 2]))).toEqual({
      leftAfterDispose: 0,
      growthFromBackwardToBackward: 0,
      argumentsDisposed: [false, false, false],
      gradsLeft: [null, null, null],
    });
    const { value, grad } = await beside.insideTidy(Tape, x);
    expect(value).toBeCloseToTensor(NdArray.of(x).mul(x).sum(), REDUCTION);
    expect(grad).toBeCloseToTensor(NdArray.of(x).mul(2));
  },
  {
    trust: 'worker',
    sideCondition: true,
    cause: 'The tape owns copies of its inputs, all results and all gradients: tf.keep them, and dispose them in dispose().',
  },
); // prettier-ignore
