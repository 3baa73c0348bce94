import { check, exercise, expectThrows, forAll, probe } from '@gradus/testkit';

const { numericalGradient } = exercise<typeof import('#03-autograd/01-numerical-gradient')>('3.01');
const beside = probe<typeof import('./01-numerical-gradient.probe')>();

const sum = (terms: Iterable<number>) => [...terms].reduce((total, term) => total + term, 0);
const twiceSquared = (x: Float64Array) => 2 * sum(x.map((xi) => xi * xi));
const cube = (x: Float64Array) => x[0]! ** 3;

/** Compares to 7 digits after the point. What is that close counts as equal, so that a message shows what is not. */
function expectNumbers(gradient: unknown, expected: readonly number[]): void {
  expect(gradient).toBeInstanceOf(Float64Array);
  const settled = (gradient as Float64Array).map((g, i) => (Math.abs(g - expected[i]!) < 1e-7 ? expected[i]! : g));
  expect(settled).toEqual(Float64Array.from(expected));
}

check(
  'printed',
  'the gradient of 2(x₀² + … + x₃²) at [0, 1, 2, 3] is [0, 4, 8, 12]',
  async () => {
    expectNumbers(await numericalGradient(twiceSquared, [0, 1, 2, 3]), [0, 4, 8, 12]);
  },
  { cause: 'f(x + h) − f(x − h) is divided by the distance of the two points, which is 2h.' },
);

check(
  'values',
  'numericalGradient() is exact for quadratic functions of 1 to 6 numbers, whatever h is',
  async (gen) => {
    await forAll(gen, [1, 2, 3, 4, 5, 6], async (gen, n) => {
      const [x, c] = [gen.normal([n]), gen.normal([n])].map((t) => [...t.values]) as [number[], number[]];
      const f = (at: Float64Array) => sum(at.map((xi, i) => c[i]! * xi * xi)) + at[0]! * at[n - 1]!;
      const onPaper = x.map((xi, i) => 2 * c[i]! * xi + (i === 0 ? x[n - 1]! : 0) + (i === n - 1 ? x[0]! : 0));
      expectNumbers(await numericalGradient(f, x, gen.number(0.1, 1)), onPaper);
    });
  },
);

check(
  'central',
  'for x³ at 1 the error is h², not 3h',
  async () => {
    for (const h of [1e-3, 0.1, 0.5]) {
      expectNumbers(await numericalGradient(cube, [1], h), [3 + h * h]);
    }
  },
  {
    cause:
      'The slope runs from x − h to x + h: (f(x + h) − f(x − h)) / (2h). A one-sided difference errs by 3h, and dividing by h doubles it.',
  },
);

check(
  'one-at-a-time',
  'f sees x with a single coordinate moved, by +h and by −h',
  async () => {
    const x = [5, 6, 7];
    const moves: number[][] = [];
    const record = (at: Float64Array) => {
      moves.push([...at].map((xi, i) => xi - x[i]!));
      return sum(at);
    };
    await numericalGradient(record, x, 0.5);
    const order = (a: number[], b: number[]) => String(a).localeCompare(String(b));
    const expected = x.flatMap((_, i) => [0.5, -0.5].map((h) => x.map((_, k) => (k === i ? h : 0))));
    expect(moves.sort(order)).toEqual(expected.sort(order));
  },
  {
    cause: 'Put the coordinate back to x[i] before you go on to the next one, and call f no more than twice for each.',
  },
);

check(
  'float64',
  'f receives a Float64Array, and no digit of x gets lost on the way to it',
  async () => {
    const kinds = new Set<string>();
    const places: number[] = [];
    const f = (at: Float64Array) => {
      kinds.add(at.constructor.name);
      return places.push(at[0]!);
    };
    await numericalGradient(f, [0.1], 1e-9);
    expect([...kinds]).toEqual(['Float64Array']);
    const steps = places.map((place) => Math.round((place - 0.1) * 1e12) / 1e3); // in units of h
    expect(steps.sort((a, b) => a - b)).toEqual([-1, 1]);
  },
  {
    cause:
      'Copy x into a Float64Array, where x − h and x + h differ from x: a Float32Array cannot hold 0.1 + 0.000000001.',
  },
);

check(
  'no-numbers',
  'an empty x gives an empty gradient, and f is not called',
  async () => {
    let calls = 0;
    const gradient = await numericalGradient(() => ++calls, []);
    expect(gradient).toEqual(new Float64Array(0));
    expect(calls).toBe(0);
  },
  { sideCondition: true },
);

check(
  'keeps-input',
  'numericalGradient() leaves x as it was',
  async (gen) => {
    const x = [...gen.normal([4]).values];
    expect(await beside.inputAfterwards(numericalGradient, x)).toEqual({
      array: x,
      typed: Float64Array.from(x),
      changedMeanwhile: false,
    });
  },
  { trust: 'worker', sideCondition: true, cause: 'Work on a copy of x, also if x is a Float64Array already.' },
);

check(
  'errors',
  'numericalGradient() refuses a step that is not a positive number',
  async () => {
    for (const h of [0, -1e-3, NaN, Infinity]) await expectThrows(numericalGradient(cube, [1], h), `the step h = ${h}`);
  },
  { sideCondition: true },
);
