import { check, exercise, forAll, type Generators } from '@gradus/testkit';

const { bpttGradients } = exercise<typeof import('#09-rnn/07-bptt-gradients')>('9.07');

interface Case {
  xs: number[];
  w: number;
  u: number;
  h0: number;
}

/** h_T, by the formula. */
function last({ xs, w, u, h0 }: Case): number {
  return xs.reduce((h, x) => Math.tanh(w * h + u * x), h0);
}

/** dL/dw and dL/du by central differences. */
function slopes(at: Case): { dw: number; du: number } {
  const step = 1e-5;
  const loss = (change: Partial<Case>) => last({ ...at, ...change }) ** 2 / 2;
  return {
    dw: (loss({ w: at.w + step }) - loss({ w: at.w - step })) / (2 * step),
    du: (loss({ u: at.u + step }) - loss({ u: at.u - step })) / (2 * step),
  };
}

const NUMERICAL = { rtol: 1e-6, atol: 1e-9 };

async function expectGradients(at: Case): Promise<void> {
  const found = await bpttGradients(at.xs, at.w, at.u, at.h0);
  const { dw, du } = slopes(at);
  expect(found.h).toBeCloseToNumber(last(at), { rtol: 1e-12, atol: 1e-12, name: 'h' });
  expect(found.dw).toBeCloseToNumber(dw, { ...NUMERICAL, name: 'dw' });
  expect(found.du).toBeCloseToNumber(du, { ...NUMERICAL, name: 'du' });
}

function randomCase(gen: Generators, T: number): Case {
  const xs = Array.from({ length: T }, () => gen.number(-1, 1));
  return { xs, w: gen.number(0.4, 0.95), u: gen.number(0.5, 1.5), h0: gen.number(-0.8, 0.8) };
}

check(
  'one-step',
  'bpttGradients() of one step: dw = h (1 − h²) h0, du = h (1 − h²) x',
  async (gen) => {
    for (let k = 0; k < 3; k++) await expectGradients(randomCase(gen, 1));
  },
  { cause: 'The derivative of tanh(z) is 1 − tanh(z)². What w multiplies is the state before the step.' },
);

check(
  'two-steps',
  'bpttGradients() of two steps',
  async (gen) => {
    for (let k = 0; k < 3; k++) await expectGradients(randomCase(gen, 2));
  },
  {
    cause:
      'On the way from h₂ to h₁ the derivative is multiplied by w and by 1 − h₂²; then each step adds its own product: the state before it for w, its input for u.',
  },
);

check(
  'printed',
  'bpttGradients(x = 1, −1, 0.5; w = 0.5, u = 1, h0 = 0) is h 0.221006, dw −0.059954, du 0.047241',
  async () => {
    const { dw, du, h } = await bpttGradients([1, -1, 0.5], 0.5, 1, 0);
    expect(h).toBeCloseToNumber(0.221006, { name: 'h' });
    expect(dw).toBeCloseToNumber(-0.059954, { rtol: 2e-5, name: 'dw' });
    expect(du).toBeCloseToNumber(0.047241, { rtol: 2e-5, name: 'du' });
  },
  {
    cause:
      'dw −0.115737 and du 0.105106 are the last step alone: go on to the steps before it, and add up what each contributes.',
  },
);

check(
  'values',
  'bpttGradients() agrees with central differences for 3 to 30 steps',
  async (gen) => {
    await forAll(gen, [3, 5, 10, 30], (gen, T) => expectGradients(randomCase(gen, T)));
  },
  { cause: 'Walk from the last step to the first. dw and du are sums over all of them.' },
);

check(
  'no-steps',
  'bpttGradients() of no step is dw = du = 0 and h = h0',
  async (gen) => {
    const h0 = gen.number(-1, 1);
    const { dw, du, h } = await bpttGradients([], gen.number(), gen.number(), h0);
    expect(h).toBeCloseToNumber(h0, { name: 'h' });
    expect(Math.abs(dw)).toBeCloseToNumber(0, { name: 'dw' });
    expect(Math.abs(du)).toBeCloseToNumber(0, { name: 'du' });
  },
  { sideCondition: true },
);

check(
  'growth',
  'bpttGradients() with |w| > 1 near h = 0: the gradient grows with every step, and is still right',
  async (gen) => {
    await forAll(gen, [1.5, -1.8], async (gen, w) => {
      const tiny = 1e-6;
      const xs = Array.from({ length: 15 }, () => tiny * gen.number(-1, 1));
      const at = { xs, w, u: 1, h0: tiny * gen.number(1, 2) };
      const found = await bpttGradients(at.xs, at.w, at.u, at.h0);
      const { dw, du } = linearSlopes(at);
      expect(found.dw).toBeCloseToNumber(dw, { rtol: 1e-3, atol: 0, name: 'dw' });
      expect(found.du).toBeCloseToNumber(du, { rtol: 1e-3, atol: 0, name: 'du' });
    });
  },
  { cause: 'Nothing is cut off or clipped here: the factor w from step to step may be above 1.' },
);

/** As long as all h are tiny, tanh(z) = z up to z³: dh/dw and dh/du then follow h' = w h + u x, forwards in time. */
function linearSlopes({ xs, w, u, h0 }: Case): { dw: number; du: number } {
  let [h, dhdw, dhdu] = [h0, 0, 0];
  for (const x of xs) {
    [dhdw, dhdu] = [h + w * dhdw, x + w * dhdu];
    h = w * h + u * x;
  }
  return { dw: h * dhdw, du: h * dhdu };
}
