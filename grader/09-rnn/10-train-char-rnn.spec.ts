import { loadText } from '@gradus/datasets';
import {
  byChance,
  check,
  deviationBeyond,
  EpochReports,
  exercise,
  expectReports,
  expectThrows,
  type Generators,
  learningCurve,
  NdArray,
  probe,
  REDUCTION,
  tensor,
  type TensorData,
  trainedOnce,
} from '@gradus/testkit';
import { type TensorParams } from './networks';
import * as oracle from './oracles';

const { trainCharRnn } = exercise<typeof import('#09-rnn/10-train-char-rnn')>('9.10');
const { attempt, leftByAttempt, traces } = probe<typeof import('./10-train-char-rnn.probe')>();

/** Small enough for many trainings in float64. */
const SMALL = { hidden: 3, batchSize: 2, numSteps: 3, epochs: 1, lr: 0.5, clip: 100, seed: 1 };
const V = 4;

type CharRnnOptions = import('#09-rnn/10-train-char-rnn').CharRnnOptions;

interface Result {
  params: TensorParams;
  perplexity: number[];
}

type Options = Omit<CharRnnOptions, 'onEpoch'>;
type OnEpoch = (epoch: unknown, report: unknown) => void;

/** Trains, and sees to it that parameters of these shapes came back, and one perplexity per epoch. */
async function resultOf(ids: Int32Array, vocab: number, opts: Options, onEpoch?: OnEpoch): Promise<Result> {
  const { params, perplexity } = await trainCharRnn(ids, vocab, { ...opts, ...(onEpoch && { onEpoch }) });
  const shapes = oracle.shapesOf(vocab, opts.hidden);
  for (const name of oracle.NAMES) expect(params[name]).toHaveShape(shapes[name]);
  expect(perplexity.length).toBeCloseToNumber(opts.epochs, { name: 'number of perplexities' });
  return { params, perplexity };
}

/** The parameters that training begins with: those of 0 epochs. */
async function startOf(ids: Int32Array, opts: Partial<Options>): Promise<oracle.Params> {
  return oracle.paramsOf((await resultOf(ids, V, { ...SMALL, ...opts, epochs: 0 })).params);
}

function expectParams(found: TensorParams, expected: oracle.Params): void {
  for (const name of oracle.NAMES) {
    expect(found[name]).toBeCloseToTensor(expected[name], { ...REDUCTION, atol: 2e-5, name });
  }
}

/** Training from here in float64, for each choice of one offset per epoch. */
function walks(start: oracle.Params, ids: Int32Array, opts: Options): Walk[] {
  const { batchSize, numSteps, epochs } = opts;
  let found: Walk[] = [{ offsets: [], p: start, perplexity: [] }];
  for (let epoch = 0; epoch < epochs; epoch++) {
    found = found.flatMap((walk) =>
      Array.from({ length: numSteps }, (_, offset) => {
        const after = oracle.epoch(walk.p, oracle.windowsOf(ids, batchSize, numSteps, offset), opts);
        return {
          offsets: [...walk.offsets, offset],
          p: after.p,
          perplexity: [...walk.perplexity, after.perplexity],
        };
      }),
    );
  }
  return found;
}

interface Walk {
  offsets: number[];
  p: oracle.Params;
  perplexity: number[];
}

/** The walk that ends closest to these parameters. */
function nearest(params: TensorParams, candidates: readonly Walk[]): Walk {
  const found = oracle.paramsOf(params);
  const distance = ({ p }: Walk) => oracle.globalNorm(oracle.NAMES.map((name) => p[name].sub(found[name])));
  return candidates.reduce((best, other) => (distance(other) < distance(best) ? other : best));
}

function randomIds(gen: Generators, n: number): Int32Array {
  return gen.integers([n], 0, V).values as Int32Array;
}

/** Trains in the worker and in float64, and compares: the offsets are those that explain the result best. */
async function expectWalk(gen: Generators, n: number, change: Partial<Options>): Promise<Walk> {
  const opts = { ...SMALL, seed: gen.seed(), ...change };
  const ids = randomIds(gen, n);
  const candidates = walks(await startOf(ids, opts), ids, opts);
  const { params } = await resultOf(ids, V, opts);
  const walk = nearest(params, candidates);
  expectParams(params, walk.p);
  return walk;
}

check(
  'start',
  'trainCharRnn() starts with weights from N(0, 1 / in) and biases 0 (which 0 epochs show)',
  async (gen) => {
    const opts = { ...SMALL, hidden: 160, epochs: 0, seed: gen.seed() };
    const ids = gen.integers([30], 0, 100).values as Int32Array;
    const reports = new EpochReports();
    const { params } = await resultOf(ids, 100, opts, reports.add);
    expectReports(reports, []);
    for (const name of ['bh', 'bq'] as const) expect(params[name]).toEqualTensor(NdArray.of(params[name]).mul(0), { name }); // prettier-ignore
    for (const name of ['Wxh', 'Whh', 'Whq'] as const) {
      const std = 1 / Math.sqrt(params[name].shape[0]!);
      // within 5 % is more than 8 standard errors of 16 000 weights or more; xavier is 12 % away or more
      const n = params[name].values.length;
      byChance(deviationBeyond(n, 0.95) + deviationBeyond(n, 1.05));
      expect(spread(params[name])).toBeBetween(0.95 * std, 1.05 * std, { name: `standard deviation of ${name}` });
    }
    const shared = String(params.Wxh.values.slice(0, 8)) === String(params.Whq.values.slice(0, 8));
    expect(shared ? 'the same draws in Wxh and Whq' : 'draws of their own').toBe('draws of their own');
  },
  {
    cause:
      'in is the number of rows: V for Wxh, H for Whh and Whq. The variance is 1 / in, so the standard deviation is its root.',
  },
);

check(
  'seed',
  'one seed of trainCharRnn() always gives the same network, other seeds give others',
  async (gen) => {
    const ids = randomIds(gen, 24);
    const weights = async (seed: number) => (await resultOf(ids, V, { ...SMALL, epochs: 2, seed })).params;
    const seed = gen.seed();
    for (const s of [seed, 0]) {
      const [first, again] = [await weights(s), await weights(s)];
      for (const name of oracle.NAMES) expect(again[name]).toEqualTensor(first[name], { name: `the seed ${s} once more, ${name}` }); // prettier-ignore
    }
    const same = String((await weights(seed)).Wxh.values) === String((await weights(seed + 1)).Wxh.values);
    expect(same ? 'the same network from two seeds' : 'different networks').toBe('different networks');
  },
  { cause: 'Weights and offsets come from opts.seed, also when it is 0; nothing from Math.random().' },
);

check(
  'one-window',
  'trainCharRnn() with one window makes one step down its mean loss',
  async (gen) => {
    for (let k = 0; k < 3; k++) await expectWalk(gen, 9, {});
  },
  {
    cause:
      'p − lr · gradient of the mean over all T·B characters. The labels are the ids one step later; the offset is one of 0 … T − 1.',
  },
);

check(
  'clipping',
  'trainCharRnn() clips the norm of all gradients together: a step is at most lr · clip long',
  async (gen) => {
    const opts = { ...SMALL, clip: 0.01, lr: 2, seed: gen.seed() };
    const ids = randomIds(gen, 9);
    const start = await startOf(ids, opts);
    const { params } = await resultOf(ids, V, opts);
    const end = oracle.paramsOf(params);
    const length = oracle.globalNorm(oracle.NAMES.map((name) => end[name].sub(start[name])));
    expect(length).toBeBetween(0.0199, 0.0201, { name: 'length of the step with lr 2 and clip 0.01' });
    expectParams(params, nearest(params, walks(start, ids, opts)).p);
    for (const clip of [0.05, 0.2]) await expectWalk(gen, 9, { clip });
  },
  { cause: '9.06 with opts.clip, all five gradients at once, before the step.' },
);

check(
  'carried',
  'trainCharRnn() reads the windows in order and carries the state from one to the next',
  async (gen) => {
    for (let k = 0; k < 2; k++) await expectWalk(gen, 30, { lr: 0.8 });
    await expectWalk(gen, 28, { lr: 0.8, batchSize: 1, hidden: 2 });
  },
  {
    cause:
      'The first window is right and the second is not: the state has been set to 0 between them, its history was kept, or the windows come in another order.',
  },
);

check(
  'epochs',
  'trainCharRnn() begins each epoch with the state 0 and an offset of its own',
  async (gen) => {
    const offsets: number[][] = [];
    for (let k = 0; k < 10; k++) {
      const change = { epochs: 2, numSteps: 5, hidden: 2, lr: 0.8 };
      offsets.push((await expectWalk(gen, 25, change)).offsets); // two windows in each epoch
    }
    byChance(5 ** -10 + 5 ** -9); // of the 5 offsets, the same twice, 10 times; the same 10 times
    const moved = offsets.some(([first, second]) => first !== second);
    expect(moved ? 'a new offset' : 'the same offset in both epochs, 10 times').toBe('a new offset');
    const varied = new Set(offsets.map(([first]) => first)).size > 1;
    expect(varied ? 'other offsets for other seeds' : 'one offset for 10 seeds').toBe('other offsets for other seeds');
  },
  {
    cause:
      'Right for one epoch, wrong for two: the state of the last window has gone on into the next epoch, or the parameters began anew. The offset is drawn anew from 0 … T − 1 in every epoch.',
  },
);

check(
  'perplexity',
  'trainCharRnn() reports exp of the mean −log p of each epoch, as its windows met it, and returns the same',
  async (gen) => {
    const opts = { ...SMALL, epochs: 2, lr: 0.8, seed: gen.seed() };
    const ids = randomIds(gen, 24);
    const start = await startOf(ids, opts);
    const reports = new EpochReports();
    const { params, perplexity } = await resultOf(ids, V, opts, reports.add);
    const expected = nearest(params, walks(start, ids, opts)).perplexity;
    expect(tensor(perplexity)).toBeCloseToTensor(expected, { ...REDUCTION, name: 'perplexities' });
    expectReports(reports, expected.map((value) => ({ perplexity: value }))); // prettier-ignore
  },
  {
    cause:
      'Add up the losses of all characters, divide once, then exp: a mean of perplexities is too large. Losses are taken before the step of their window. Epochs are counted from 1.',
  },
);

check(
  'learning',
  'the perplexity of trainCharRnn() on a text begins below V and falls',
  async (gen) => {
    const { perplexity, vocab } = await trained(gen);
    const [first, last] = [perplexity[0]!, perplexity.at(-1)!];
    expect(perplexity.every(Number.isFinite) ? 'finite numbers' : 'an infinite number or NaN').toBe('finite numbers');
    expect(first).toBeBetween(1, vocab, { name: 'perplexity of the first epoch' });
    expect(last).toBeBetween(1, 0.75 * first, { name: 'perplexity of the last epoch' });
  },
  { callSeconds: 120, cause: 'V is what guessing has. A perplexity near 1 at once: the labels are the inputs.' },
);

check(
  'unseen',
  'trainCharRnn() returns a network that foresees a text it has never read, better than counted pairs do',
  async (gen) => {
    const { params, test, bigram, goal } = await trained(gen);
    const found = oracle.textPerplexity(oracle.paramsOf(params), test);
    expect(found).toBeBetween(1, Math.min(goal.perplexity, bigram), { name: 'perplexity on unseen text' });
  },
  {
    callSeconds: 120,
    cause:
      'Return the variables as they are after the last step, trained on all windows with hidden states of full width.',
  },
);

check(
  'width',
  'trainCharRnn() with a state of a single number learns clearly less',
  async (gen) => {
    const { text, vocab, test } = await trained(gen);
    const opts = { ...TRAINING, hidden: 1, epochs: 1, seed: gen.seed() };
    const { params } = await resultOf(text.slice(0, 16000), vocab, opts);
    const found = oracle.textPerplexity(oracle.paramsOf(params), test);
    expect(found).toBeBetween(8, vocab * 1.2, { name: 'perplexity of a network with hidden = 1' });
  },
  { callSeconds: 60, sideCondition: true, cause: 'opts.hidden is the width of the state.' },
);

check(
  'errors',
  'trainCharRnn() refuses a text that is too short, ids that are none, and sizes that are no positive integers',
  async (gen) => {
    const good = randomIds(gen, 24);
    const refuses = async (ids: Int32Array, change: Partial<Options>, what: string) => {
      await expectThrows(attempt(trainCharRnn, ids, V, { ...SMALL, ...change }), what);
      expect(await leftByAttempt()).toBeCloseToNumber(0, { name: `number of tensors left after refusing ${what}` });
    };
    await refuses(good.slice(0, 8), {}, 'a text of 8 ids for B = 2 and T = 3');
    await refuses(good.with(5, V), {}, `the id ${V} with ${V} tokens`);
    await refuses(good.with(7, -1), {}, 'the id -1');
    for (const name of ['hidden', 'batchSize', 'numSteps']) {
      for (const bad of [0, 1.5]) await refuses(good, { [name]: bad }, `${name} ${bad}`);
    }
  },
  { sideCondition: true, cause: 'Look at all arguments before making the first variable.' },
);

check(
  'memory',
  'trainCharRnn() leaves its five variables behind and nothing else, and keeps nothing from epoch to epoch',
  async (gen) => {
    const opts = { ...SMALL, epochs: 3, seed: gen.seed() };
    const { left, variables, epochs, grown } = await traces(trainCharRnn, randomIds(gen, 30), V, opts);
    expect(epochs).toBeCloseToNumber(3, { name: 'number of calls of onEpoch' });
    expect(variables).toBeCloseToNumber(5, { name: 'number of variables returned' });
    expect(grown).toBeCloseToNumber(0, { name: 'number of tensors added from the first to the last epoch' });
    expect(left).toBeCloseToNumber(5, { name: 'number of tensors more than before' });
  },
  {
    trust: 'worker',
    sideCondition: true,
    cause: 'x, y and the old state of every window are yours to dispose, and the last state of an epoch, too.',
  },
);

const TRAINING = { hidden: 64, batchSize: 32, numSteps: 16, epochs: 8, lr: 1, clip: 1, seed: 1 };

/** What is expected on a text never sent to the student's process. */
const GOALS = {
  procedural: { train: 16000, test: 4000, perplexity: 1.7, opts: {} },
  book: { train: 60000, test: 8000, perplexity: 8.5, opts: { epochs: 6, lr: 2 } },
};

interface Trained extends Result {
  text: Int32Array;
  test: Int32Array;
  vocab: number;
  bigram: number;
  goal: (typeof GOALS)[keyof typeof GOALS];
}

const trained = trainedOnce(trainOnText);

/** One training on a text, while it is watched. The test text stays with the judge. */
async function trainOnText(gen: Generators): Promise<Trained> {
  const [dataSeed, seed] = [gen.int(1, 1000), gen.seed()];
  const { source } = await loadText({ train: 0, test: 0, seed: dataSeed });
  const goal = GOALS[source];
  const { train, test } = await loadText({ train: goal.train, test: goal.test, seed: dataSeed });
  const symbols = [...new Set(train)].sort();
  const encode = (text: string) => Int32Array.from([...text], (symbol) => symbols.indexOf(symbol));
  const [text, unseen] = [encode(train), encode(test)];
  const vocab = symbols.length;
  const opts = { ...TRAINING, ...goal.opts, seed };
  const curve = learningCurve({ epochs: opts.epochs, series: { perplexity: 'perplexity' }, guess: vocab });
  const result = await resultOf(text, vocab, opts, curve.add);
  return { ...result, text, test: unseen, vocab, bigram: oracle.bigramPerplexity(text, unseen, vocab), goal };
}

function spread(tensor: TensorData): number {
  const values = [...tensor.values];
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return Math.sqrt(values.reduce((total, value) => total + (value - mean) ** 2, 0) / values.length);
}
