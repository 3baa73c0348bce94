import {
  check,
  checkMemory,
  exercise,
  expectGradient,
  expectThrows,
  forAll,
  type Generators,
  int32,
  NdArray,
  probe,
  REDUCTION,
  tensor,
  type TensorData,
} from '@gradus/testkit';
import { randomParams, randomState, sparseParams, type TensorParams } from './networks';
import * as oracle from './oracles';

const { rnnForward } = exercise<typeof import('#09-rnn/04-rnn-forward')>('9.04');
const { logits: logitsOf, state: stateOf } = probe<typeof import('./04-rnn-forward.probe')>();

interface Inputs {
  ids: TensorData;
  h0: TensorData;
  p: TensorParams;
}

function inputs(gen: Generators, [T, B, V, H]: readonly [T: number, B: number, V: number, H: number]): Inputs {
  return { ids: gen.integers([T, B], 0, V), h0: randomState(gen, B, H), p: randomParams(gen, V, H) };
}

async function expectForward({ ids, h0, p }: Inputs): Promise<void> {
  const { states, logits } = oracle.forward(NdArray.of(ids), NdArray.of(h0), oracle.paramsOf(p));
  const found = await rnnForward(ids, h0, p);
  expect(found.logits).toBeCloseToTensor(logits, { ...REDUCTION, name: 'logits' });
  expect(found.h).toBeCloseToTensor(states.at(-1)!, { ...REDUCTION, name: 'h' });
}

/** The logits as [T, B, V]. */
async function stepsOf({ ids, h0, p }: Inputs): Promise<NdArray> {
  const [T, B] = ids.shape as [number, number];
  const V = p.bq.size;
  const { logits } = await rnnForward(ids, h0, p);
  expect(logits).toHaveShape([T * B, V]);
  return NdArray.of(logits).reshape([T, B, V]);
}

check(
  'one-step',
  'rnnForward() of a single step is rnnCell and the output layer',
  async (gen) => {
    await expectForward(inputs(gen, [1, 3, 4, 2]));
  },
  {
    cause:
      'The step begins with h0. Its logits come from the state after it, tanh(…) first and then Whq; and that state is h.',
  },
);

check(
  'time-first',
  'rnnForward(): row t·B + b of the logits belongs to step t of text b',
  async () => {
    const [T, B, V] = [3, 2, 4];
    const identity = NdArray.build([V, V], ([i, j]) => (i === j ? 1 : 0));
    const p = sparseParams(V, V, { Wxh: identity, Whq: identity }); // the logits say which id was read, and nothing else
    const ids = int32([[0, 1], [2, 3], [1, 0]]); // prettier-ignore
    const { logits } = await rnnForward(ids, tensor(NdArray.filled([B, V], 0)), p);
    const expected = NdArray.build([T * B, V], ([row, v]) => (ids.values[row!] === v ? Math.tanh(1) : 0));
    expect(logits).toBeCloseToTensor(expected);
  },
  {
    cause:
      'concat of the states gives [T·B, H], time first: both texts of step 0, then both of step 1. stack along axis 1 would put the texts first.',
  },
);

check(
  'remembers',
  'rnnForward(): another id in step t changes the logits from step t on, and none before',
  async (gen) => {
    const given = inputs(gen, [5, 2, 4, 6]);
    const before = await stepsOf(given);
    const [t, b] = [2, 1];
    const flat = t * 2 + b;
    const ids = int32(NdArray.of(given.ids).map((id, i) => (i === flat ? (id + 1) % 4 : id)));
    const after = await stepsOf({ ...given, ids });
    const change = (step: number, text: number) =>
      Math.max(...[0, 1, 2, 3].map((v) => Math.abs(after.at(step, text, v) - before.at(step, text, v))));
    for (const step of [0, 1]) {
      expect(change(step, b)).toBeCloseToNumber(0, { name: `change in step ${step}, before the new id` });
    }
    for (const step of [2, 3]) {
      expect(change(step, b)).toBeBetween(1e-4, Infinity, { name: `change in step ${step}, from the new id on` });
    }
    for (const step of [0, 1, 2, 3, 4]) {
      expect(change(step, 0)).toBeCloseToNumber(0, { name: `change of the other text in step ${step}` });
    }
  },
  {
    cause:
      'No change in step 2: the output looks at the old state. No change in step 3: the state is set back in every step.',
  },
);

check(
  'first-state',
  'rnnForward() begins with h0',
  async (gen) => {
    const given = inputs(gen, [2, 2, 3, 4]);
    const p = { ...given.p, Wxh: tensor(NdArray.filled([3, 4], 0)) }; // all that comes in is h0
    await expectForward({ ...given, p });
  },
  { cause: 'h0 is the state that the first step takes; zeros would forget what the last window has left.' },
);

check(
  'chain',
  'rnnForward() over 2T steps = over T steps, and again from the state these leave',
  async (gen) => {
    const { ids, h0, p } = inputs(gen, [6, 2, 4, 3]);
    const half = (start: number) => int32(NdArray.build([3, 2], ([t, b]) => NdArray.of(ids).at(start + t!, b!)));
    const { states, logits } = oracle.forward(NdArray.of(ids), NdArray.of(h0), oracle.paramsOf(p));
    const first = await rnnForward(half(0), h0, p);
    expect(first.h).toBeCloseToTensor(states[2]!, { ...REDUCTION, name: 'state after the first half' });
    const second = await rnnForward(half(3), first.h, p);
    const expected = NdArray.build([6, 4], ([i, v]) => logits.at(6 + i!, v!));
    expect(second.logits).toBeCloseToTensor(expected, { ...REDUCTION, name: 'logits of the second half' });
    expect(second.h).toBeCloseToTensor(states[5]!, { ...REDUCTION, name: 'state after the second half' });
  },
  { cause: 'h is the state after the last step: not h0, and not the one before the last.' },
);

check('values', 'rnnForward() agrees with the formulas, step by step', async (gen) => {
  await forAll(gen, [[4, 3, 5, 2], [3, 2, 4, 6], [6, 1, 3, 3]] as const, (gen, sizes) => expectForward(inputs(gen, sizes))); // prettier-ignore
});

check(
  'errors',
  'rnnForward() refuses ids that are none, a window without steps, and a state of another batch',
  async (gen) => {
    const { ids, h0, p } = inputs(gen, [3, 2, 4, 5]);
    await expectThrows(rnnForward(int32([[0, 4]]), h0, p), 'the id 4 with 4 tokens');
    await expectThrows(rnnForward(int32([[0, -1]]), h0, p), 'the id -1');
    await expectThrows(rnnForward(tensor(ids), h0, p), 'float32 ids');
    await expectThrows(rnnForward(int32([], [0, 2]), h0, p), 'a window without a step');
    await expectThrows(rnnForward(ids, randomState(gen, 1, 5), p), '2 texts and 1 row of h0');
    await expectThrows(rnnForward(ids, randomState(gen, 3, 5), p), '2 texts and 3 rows of h0');
  },
  { sideCondition: true, cause: 'tf.oneHot turns an id that is none into a row of zeros; 4.01 refuses it.' },
);

check(
  'gradient',
  'rnnForward() passes gradients on to h0 and all parameters, through all steps',
  async (gen) => {
    const { ids, h0, p } = inputs(gen, [3, 2, 3, 2]);
    const given = { h0, ...p };
    const names = ['h0', ...oracle.NAMES] as const;
    for (const [k, name] of names.entries()) {
      const at = (value: NdArray) => {
        const params = { ...oracle.paramsOf(p), ...(name !== 'h0' && { [name]: value }) };
        return oracle.forward(NdArray.of(ids), name === 'h0' ? value : NdArray.of(h0), params);
      };
      const args = [rnnForward, ids, ...names.map((n) => given[n])];
      await expectGradient({ f: logitsOf, args, wrt: k + 2, oracle: (value) => at(value).logits }, gen);
      if (name === 'Whq' || name === 'bq') continue; // the state does not depend on them
      await expectGradient({ f: stateOf, args, wrt: k + 2, oracle: (value) => at(value).states.at(-1)! }, gen);
    }
  },
  { cause: 'Gradients flow only through TensorFlow.js operations, and here through every step back to h0.' },
);

checkMemory(rnnForward, (gen) => {
  const { ids, h0, p } = inputs(gen, [3, 2, 4, 5]);
  return [ids, h0, p];
});
