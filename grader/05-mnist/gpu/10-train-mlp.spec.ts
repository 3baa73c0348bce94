import { type Digits, type DigitsSource, loadDigits } from '@gradus/datasets';
import { check, exercise, type Generators, labelledPictures, learningCurve, trainedOnce } from '@gradus/testkit';
import * as oracle from '../oracles';

const { trainMlp } = exercise<typeof import('#05-mnist/10-train-mlp')>('5.10');

/** 5.8 million weights, and so 35 million operations for each picture and epoch: 1.4·10¹² in all. */
const OPTIONS = { sizes: [784, 2048, 2048, 10], epochs: 4, batchSize: 100, lr: 0.005, momentum: 0.9 };
const curve = learningCurve({ epochs: OPTIONS.epochs, guess: Math.log(10) });

/** What is expected on pictures never sent to the student's process; see `docs/calibration.md`. */
const GOALS: Record<DigitsSource, number> = { procedural: 0.98, mnist: 0.9, 'fashion-mnist': 0.8 };

check(
  'larger-model',
  'trainMlp() trains 5.8 million weights to read pictures never shown to it',
  async (gen) => {
    const { accuracy, goal } = await trained(gen);
    expect(accuracy).toBeBetween(goal, Infinity, { name: 'accuracy on unseen pictures' });
  },
  { cause: 'Every picture counts once in each epoch, beside its own label; velocities go on from step to step.' },
);

const trained = trainedOnce(trainOnDigits);

async function trainOnDigits(gen: Generators): Promise<{ accuracy: number; goal: number }> {
  const { train, test, source } = await loadDigits({ train: 10_000, test: 1000, seed: gen.int(1, 1000) });
  const layers = await trainMlp(labelledPictures({ ...train, images: normalized(train) }), {
    ...OPTIONS,
    seed: gen.seed(),
    onEpoch: curve.add,
  });
  OPTIONS.sizes.slice(1).forEach((width, i) => expect(layers[i]?.W).toHaveShape([OPTIONS.sizes[i]!, width]));
  const right = oracle.countRight(oracle.layersOf(layers), normalized(test), test.labels);
  return { accuracy: right / test.count, goal: GOALS[source] };
}

/** As 5.02 does it. */
function normalized({ images }: Digits): Float32Array {
  return images.map((pixel) => (pixel - 0.1307) / 0.3081);
}
