import {
  check,
  exercise,
  expectClean,
  expectThrows,
  GRADIENT,
  type Generators,
  int32,
  NdArray,
  probe,
  REDUCTION,
  tensor,
} from '@gradus/testkit';
import { randomParams, randomState } from './networks';
import * as oracle from './oracles';

const { carryState, truncatedLoss } = exercise<typeof import('#09-rnn/08-carry-state')>('9.08');
const { alive, carryInTidy, gradientsThrough, walk } = probe<typeof import('./08-carry-state.probe')>();

function windows(gen: Generators, count: number, [T, B, V]: readonly [T: number, B: number, V: number]) {
  return Array.from({ length: count }, () => ({ x: gen.integers([T, B], 0, V), y: gen.integers([T, B], 0, V) }));
}

check(
  'same-values',
  'carryState() gives the same values in a new tensor',
  async (gen) => {
    const h = randomState(gen, 3, 4);
    expect(await carryState(h)).toEqualTensor(h);
    const { own } = await carryInTidy(carryState, h);
    expect(own ? 'a new tensor' : 'its argument').toBe('a new tensor');
  },
  { cause: 'The state itself goes on. Zeros would begin a new text at every window.' },
);

check(
  'cut',
  'carryState() is a constant for gradients',
  async (gen) => {
    const [h, v] = [gen.normal([2, 3]), gen.normal([2, 3])];
    const { carried, besides } = await gradientsThrough(carryState, h, v);
    expect(carried).toBeCloseToTensor(NdArray.of(h).mul(0), { name: 'gradient through carryState' });
    expect(besides).toBeCloseToTensor(NdArray.of(v), { name: 'gradient beside it' });
  },
  { cause: 'clone() and tf.keep() keep the way back open; 3.04 closes it.' },
);

check(
  'survives',
  'the result of carryState() survives the tf.tidy it is made in',
  async (gen) => {
    const h = randomState(gen, 2, 3);
    const { alive, before, next } = await carryInTidy(carryState, h);
    expect(before ? 'h is alive' : 'h was disposed').toBe('h is alive');
    expect(alive ? 'alive' : 'disposed').toBe('alive');
    expect(next).toEqualTensor(h);
    const [window] = windows(gen, 1, [3, 2, 4]);
    const { disposed } = await walk(truncatedLoss, [window!], h, randomParams(gen, 4, 3));
    expect(disposed).toBeCloseToNumber(0, { name: 'number of states disposed at the end of tf.variableGrads' });
  },
  {
    trust: 'worker',
    cause:
      'tf.keep takes a tensor out of the hands of every tidy around it; tf.variableGrads is one, too. The argument h is the caller’s.',
  },
);

check(
  'losses',
  'truncatedLoss() over four windows: the losses are those of one long text',
  async (gen) => {
    const [T, B, V, H] = [3, 2, 4, 3];
    const [list, h0, p] = [windows(gen, 4, [T, B, V]), randomState(gen, B, H), randomParams(gen, V, H)];
    let h = NdArray.of(h0);
    const expected = list.map(({ x, y }) => {
      const { loss, h: next } = oracle.windowLoss({ x: NdArray.of(x), y: NdArray.of(y) }, h, oracle.paramsOf(p));
      h = next;
      return { loss, h };
    });
    for (const [w, { x, y }] of list.entries()) {
      const before = w === 0 ? h0 : tensor(expected[w - 1]!.h);
      const found = await truncatedLoss(x, y, before, p);
      expect(found.loss).toBeCloseToTensor(expected[w]!.loss, { ...REDUCTION, name: `loss of window ${w}` });
      expect(found.h).toBeCloseToTensor(expected[w]!.h, { ...REDUCTION, name: `state after window ${w}` });
    }
    const { losses } = await walk(truncatedLoss, list, h0, p);
    expect(tensor(losses)).toBeCloseToTensor(expected.map(({ loss }) => loss), { ...REDUCTION, name: 'losses' }); // prettier-ignore
  },
  {
    cause:
      'The loss is a mean over all T·B characters, targets in the order of the logits: time first. Right in the first window and wrong later: the state has been lost on the way.',
  },
);

check(
  'truncated',
  'truncatedLoss(): the loss of a window has gradients through that window only',
  async (gen) => {
    const [T, B, V, H] = [2, 2, 3, 2];
    const [list, h0, p] = [windows(gen, 2, [T, B, V]), randomState(gen, B, H), randomParams(gen, V, H, 1)];
    const [first, second] = list.map(({ x, y }) => ({ x: NdArray.of(x), y: NdArray.of(y) }));
    const params = oracle.paramsOf(p);
    const { h } = oracle.windowLoss(first!, NdArray.of(h0), params);
    const expected = oracle.windowGradients(second!, h, params);
    const { gradients } = await walk(truncatedLoss, list, h0, p);
    for (const name of oracle.NAMES) {
      expect(gradients[name]).toBeCloseToTensor(expected[name], { ...GRADIENT, rtol: 1e-3, atol: 1e-4, name: `gradient of ${name}` }); // prettier-ignore
    }
  },
  { cause: 'The state that is returned must be carried over (carryState): a constant for the window that follows.' },
);

check(
  'errors',
  'truncatedLoss() refuses targets of another shape, and ids that are none',
  async (gen) => {
    const p = randomParams(gen, 4, 3);
    const [x, h] = [gen.integers([3, 2], 0, 4), randomState(gen, 2, 3)];
    await expectThrows(truncatedLoss(x, gen.integers([2, 3], 0, 4), h, p), 'ids [3, 2] and targets [2, 3]');
    await expectThrows(truncatedLoss(x, gen.integers([2, 2], 0, 4), h, p), 'ids [3, 2] and targets [2, 2]');
    await expectThrows(truncatedLoss(x, int32([[0, 1], [2, 4], [0, 0]]), h, p), 'the target 4 with 4 tokens'); // prettier-ignore
    await expectThrows(truncatedLoss(x, x, randomState(gen, 1, 3), p), '2 texts and 1 row of h');
  },
  { sideCondition: true },
);

check(
  'memory',
  'of all states of 50 windows one is alive, and neither function touches its arguments',
  async (gen) => {
    await expectClean(carryState, [randomState(gen, 2, 3)]);
    const [window] = windows(gen, 1, [3, 2, 4]);
    const p = randomParams(gen, 4, 3);
    await expectClean(truncatedLoss, [window!.x, window!.y, randomState(gen, 2, 3), p]);
    const counts = await alive(truncatedLoss, window!, randomState(gen, 2, 3), p);
    expect(counts.at(0)).toBeCloseToNumber(1, { name: 'number of tensors alive after the first window' });
    expect(counts.at(-1)).toBeCloseToNumber(1, { name: 'number of tensors alive after 50 windows' });
  },
  {
    trust: 'worker',
    sideCondition: true,
    cause: 'Keep the one tensor that is returned, not those on the way to it; the old state is disposed by the caller.',
  },
);
