import { type Digits, type DigitsSource, loadDigits } from '@gradus/datasets';
import { check, exercise, type Generators, int32, learningCurve, pictures, trainedOnce } from '@gradus/testkit';
import * as oracle from '../oracles';

const { trainDropoutMlp } = exercise<typeof import('#06-dropout/09-train-dropout-mlp')>('6.09');

/** 5.8 million weights, and so 35 million operations for each picture and epoch: 0.8·10¹² in all. */
const OPTIONS = { sizes: [784, 2048, 2048, 10], p: [0.5, 0.5], epochs: 12, batchSize: 100, lr: 0.02, momentum: 0.9 };
const curve = learningCurve({ epochs: OPTIONS.epochs, guess: Math.log(10) });

/**
 * What is expected with 400 wrong labels among 2000, on pictures that arrive after the training; see `docs/calibration.md`.
 * Without dropout, two thirds of the wrong labels of drawn digits are learned by heart.
 */
const GOALS: Record<DigitsSource, { memorised: number; testAcc: number }> = {
  procedural: { memorised: 0.3, testAcc: 0.9 },
  mnist: { memorised: 0.4, testAcc: 0.8 },
  'fashion-mnist': { memorised: 0.6, testAcc: 0.6 },
};

check(
  'larger-model',
  'trainDropoutMlp() keeps 5.8 million weights from learning wrong labels by heart',
  async (gen) => {
    const { memorised, testAcc, goal } = await trained(gen);
    expect(memorised).toBeBetween(-Infinity, goal.memorised, { name: 'share of wrong labels learned by heart' });
    expect(testAcc).toBeBetween(goal.testAcc, Infinity, { name: 'accuracy on unseen pictures' });
  },
  { cause: 'Every step draws new masks for each hidden layer; the units that stay are divided by 1 − p.' },
);

const trained = trainedOnce(trainOnDigits);

async function trainOnDigits(gen: Generators) {
  const { train, test, source } = await loadDigits({ train: 2000, test: 1000, seed: gen.int(1, 1000) });
  const wrong = gen.permutation(train.count).slice(0, train.count / 5);
  const labels = Int32Array.from(train.labels);
  for (const i of wrong) labels[i] = (labels[i]! + gen.int(1, 10)) % 10;
  const model = await trainDropoutMlp(
    { x: pictures(train), y: int32([...labels]) },
    { ...OPTIONS, seed: gen.seed(), onEpoch: curve.add },
  );
  const known = await predictedBy(model, train);
  const guessed = await predictedBy(model, test);
  return {
    memorised: wrong.filter((i) => known[i] === labels[i]).length / wrong.length,
    testAcc: guessed.filter((label, i) => label === test.labels[i]).length / test.count,
    goal: GOALS[source],
  };
}

async function predictedBy(model: Awaited<ReturnType<typeof trainDropoutMlp>>, digits: Digits): Promise<number[]> {
  const logits = await model.predict(pictures(digits));
  expect(logits).toHaveShape([digits.count, 10]);
  return oracle.argMax(logits);
}
