import {
  check,
  exercise,
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

const { mcDropoutPredict } = exercise<typeof import('#06-dropout/08-mc-dropout-predict')>('6.08');
const { ofIdentity, traces } = probe<typeof import('./08-mc-dropout-predict.probe')>();

/** A net whose passes give these logits, one after the other. */
async function predict(x: TensorData, logits: TensorData[]) {
  let pass = 0;
  const result = await mcDropoutPredict(() => logits[pass++ % logits.length]!, x, logits.length);
  expect(Object.keys(result ?? {}).sort().join(', ')).toBe('mean, std'); // prettier-ignore
  return result;
}

function expectPrediction(received: { mean: TensorData; std: TensorData }, logits: TensorData[], rtol = 1e-4): void {
  const { mean, std } = oracle.meanAndStd(logits.map((each) => oracle.softmax(NdArray.of(each))));
  expect(received.mean).toBeCloseToTensor(mean, { ...REDUCTION, name: 'mean' });
  expect(received.std).toBeCloseToTensor(std, { rtol, atol: 1e-6, name: 'std' });
}

const draws = (gen: Generators, passes: number, n: number, k: number) =>
  Array.from({ length: passes }, () => gen.normal([n, k], { scale: 2 }));

check(
  'one-opinion',
  'mcDropoutPredict() of a net that always says the same: its softmax, and std 0',
  async (gen) => {
    const logits = gen.normal([3, 4]);
    const { mean, std } = await predict(gen.normal([3, 2]), Array(5).fill(logits) as TensorData[]);
    expect(mean).toBeCloseToTensor(oracle.softmax(NdArray.of(logits)), { ...REDUCTION, name: 'mean' });
    expect(std).toBeCloseToTensor(NdArray.filled([3, 4], 0), { name: 'std' });
    const single = [gen.normal([2, 3])];
    expectPrediction(await predict(gen.normal([2, 2]), single), single);
  },
  { cause: 'The net gives logits: a softmax makes probabilities of them.' },
);

check(
  'two-opinions',
  'mcDropoutPredict() of a net that contradicts itself: mean .5, std .49966',
  async (gen) => {
    const [a, b] = [tensor([[4, -4]]), tensor([[-4, 4]])];
    await forAll(gen, [[a, b], [a, b, a, b, a, b, a, b, a, b]], async (gen, logits) => {
      const { mean, std } = await predict(gen.normal([1, 3]), logits);
      expect(mean).toBeCloseToTensor([[0.5, 0.5]], { ...REDUCTION, name: 'mean' });
      expect(std).toBeCloseToTensor([[0.499665, 0.499665]], { ...REDUCTION, name: 'std' });
    });
  },
  { cause: 'Divide by the number of passes, not by one less, and do not divide the std by its root.' },
); // prettier-ignore

check(
  'values',
  'mcDropoutPredict() averages probabilities, not logits',
  async (gen) => {
    await forAll(gen, [[3, 2, 4], [7, 1, 3], [4, 5, 2]] as const, async (gen, [passes, n, k]) => {
      const logits = draws(gen, passes, n, k);
      expectPrediction(await predict(gen.normal([n, 3]), logits), logits);
    });
    const large = [tensor([[1000, 0, 0]]), tensor([[0, 0, 1000]])];
    expectPrediction(await predict(gen.normal([1, 3]), large), large);
  },
  { cause: 'Apply the softmax to each pass, then take the mean: the softmax of the mean logits is something else.' },
); // prettier-ignore

check('sums', 'each row of the mean sums to 1', async (gen) => {
  const { mean } = await predict(gen.normal([6, 2]), draws(gen, 4, 6, 5));
  expect(mean).toHaveShape([6, 5]);
  expect(tensor(NdArray.of(mean).sum(1))).toBeCloseToTensor(NdArray.filled([6], 1), REDUCTION);
});

check(
  'small-differences',
  'the std keeps its digits if the opinions hardly differ',
  async (gen) => {
    const logits = gen.normal([2, 3]);
    const passes = Array.from({ length: 6 }, () => {
      const noise = gen.normal([2, 3], { scale: 1e-3 });
      return tensor(NdArray.of(logits).add(noise));
    });
    // Probabilities are rounded at 3e-8 and differ by some 1e-4, so three digits are left.
    expectPrediction(await predict(gen.normal([2, 2]), passes), passes, 5e-3);
  },
  { cause: 'E[p²] − E[p]² is the difference of two nearly equal numbers: take the mean first, then the distances.' },
);

check(
  'calls',
  'mcDropoutPredict() calls net(x, true) as often as `passes` says',
  async (gen) => {
    for (const passes of [1, 2, 9]) {
      const [x, logits] = [gen.normal([2, 3]), gen.normal([2, 4])];
      const calls: { x: TensorData; training: boolean }[] = [];
      const net = (input: TensorData, training: boolean) => {
        calls.push({ x: input, training });
        return logits;
      };
      await mcDropoutPredict(net, x, passes);
      expect(calls.length).toBeCloseToNumber(passes, { name: 'number of calls' });
      expect(calls.map(({ training }) => String(training)).join(', ')).toBe(Array(passes).fill('true').join(', '));
      for (const call of calls) expect(call.x).toEqualTensor(x);
    }
  },
  { cause: 'Dropout stays on: the second argument is true, in every pass.' },
);

check(
  'errors',
  'mcDropoutPredict() refuses a number of passes that is no positive integer',
  async (gen) => {
    const logits = gen.normal([2, 4]);
    for (const passes of [0, -1, 1.5, NaN]) {
      await expectThrows(mcDropoutPredict(() => logits, gen.normal([2, 3]), passes), `passes = ${passes}`); // prettier-ignore
    }
  },
  { sideCondition: true },
);

check(
  'memory',
  'mcDropoutPredict() frees what each pass makes on the way, leaves x alone and returns two tensors',
  async (gen) => {
    const { left, grownPerPass, lost } = await traces(mcDropoutPredict, gen.normal([2, 3]), gen.normal([3, 4]), 12);
    expect(lost).toBeCloseToNumber(0, { name: "number of the caller's tensors disposed" });
    expect(left).toBeCloseToNumber(2, { name: 'number of tensors more than before' });
    expect(grownPerPass).toBeBetween(-Infinity, 1.01, { name: 'number of tensors that each pass keeps until the end' });
    const x = gen.normal([2, 3]);
    const { mean, std, disposed } = await ofIdentity(mcDropoutPredict, x, 2);
    expectPrediction({ mean, std }, [x, x]);
    expect(disposed ? 'x was disposed' : 'x is as it was').toBe('x is as it was');
  },
  {
    trust: 'worker',
    sideCondition: true,
    cause: 'A tf.tidy around all passes frees their tensors only at the end; one around each pass frees them at once.',
  },
);
