import { loadText } from '@gradus/datasets';
import { check, exercise, type Generators, learningCurve, trainedOnce } from '@gradus/testkit';
import * as oracle from '../oracles';

const { trainCharRnn } = exercise<typeof import('#09-rnn/10-train-char-rnn')>('9.10');

/** 290 thousand weights, and so 1.7 million operations for each character and epoch: 1.8·10¹² in all. */
const OPTIONS = { hidden: 512, batchSize: 32, numSteps: 32, epochs: 16, lr: 1, clip: 1 };

/** What is expected on a text never sent to the student's process; see `docs/calibration.md`. */
const GOALS = {
  procedural: { train: 64_000, test: 4000, perplexity: 1.32, opts: {} },
  book: { train: 128_000, test: 8000, perplexity: 8, opts: { epochs: 10 } },
};

check(
  'larger-model',
  'trainCharRnn() with 512 hidden units foresees a text it has never read',
  async (gen) => {
    const { perplexity, goal } = await trained(gen);
    expect(perplexity).toBeBetween(1, goal, { name: 'perplexity on unseen text' });
  },
  { cause: 'The gradients of all parameters are clipped together, and the state goes on from window to window.' },
);

const trained = trainedOnce(trainOnText);

async function trainOnText(gen: Generators): Promise<{ perplexity: number; goal: number }> {
  const dataSeed = gen.int(1, 1000);
  const { source } = await loadText({ train: 0, test: 0, seed: dataSeed });
  const goal = GOALS[source];
  const { train, test } = await loadText({ train: goal.train, test: goal.test, seed: dataSeed });
  const symbols = [...new Set(train)].sort();
  const encode = (text: string) => Int32Array.from([...text], (symbol) => symbols.indexOf(symbol));
  const opts = { ...OPTIONS, ...goal.opts, seed: gen.seed() };
  const curve = learningCurve({ epochs: opts.epochs, series: { perplexity: 'perplexity' }, guess: symbols.length });
  const { params } = await trainCharRnn(encode(train), symbols.length, { ...opts, onEpoch: curve.add });
  const shapes = oracle.shapesOf(symbols.length, opts.hidden);
  for (const name of oracle.NAMES) expect(params[name]).toHaveShape(shapes[name]);
  return { perplexity: oracle.textPerplexity(oracle.paramsOf(params), encode(test)), goal: goal.perplexity };
}
