import { type Digits, type DigitsSource, loadDigits } from '@gradus/datasets';
import {
  check,
  exercise,
  type Generators,
  labelledPictures,
  learningCurve,
  NdArray,
  pictures,
  trainedOnce,
} from '@gradus/testkit';
import * as leNet from '../le-net';

const { trainLeNet } = exercise<typeof import('#08-cnn/11-train-le-net')>('8.11');

const SHAPE = [28, 28, 1];
/** A LeNet is as large as it is; nine of them have 555 thousand weights. 2.5 million operations for each picture, network and epoch. */
const NETWORKS = 9;
const OPTIONS = { epochs: 4, batchSize: 250, lr: 0.05, momentum: 0.9 };
const PICTURES = 10_000;
const curve = learningCurve({ epochs: NETWORKS * OPTIONS.epochs, guess: Math.log(10) });

/** What is expected on pictures never sent to the student's process; see `docs/calibration.md`. */
const GOALS: Record<DigitsSource, number> = { procedural: 0.997, mnist: 0.965, 'fashion-mnist': 0.8 };

check(
  'larger-model',
  'trainLeNet() trains nine networks whose mean logits read pictures never shown to them',
  async (gen) => {
    const { accuracy, goal } = await trained(gen);
    expect(accuracy).toBeBetween(goal, Infinity, { name: 'accuracy on unseen pictures' });
  },
  { cause: 'Each network has a seed of its own, and with it other first weights and other orders.' },
);

const trained = trainedOnce(trainOnDigits);

async function trainOnDigits(gen: Generators): Promise<{ accuracy: number; goal: number }> {
  const { train, test, source } = await loadDigits({ train: PICTURES, test: 2000, seed: gen.int(1, 1000) });
  const examples = { ...labelledPictures(train), x: pictures(train, SHAPE) };
  let sum = NdArray.filled([test.count, 10], 0);
  for (let k = 0; k < NETWORKS; k++) {
    const net = await trainLeNet(examples, { ...OPTIONS, seed: gen.seed(), onEpoch: curve.add });
    sum = sum.add(await logitsOf(net, test));
    await net.dispose();
  }
  return { accuracy: leNet.countRight(sum, test.labels) / test.count, goal: GOALS[source] };
}

async function logitsOf(net: Awaited<ReturnType<typeof trainLeNet>>, test: Digits): Promise<NdArray> {
  const logits = await net.forward(pictures(test, SHAPE));
  expect(logits).toHaveShape([test.count, 10]);
  return NdArray.of(logits);
}
