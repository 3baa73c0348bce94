import { check, exercise, expectThrows, type Generators, NdArray, probe, REDUCTION, tensor } from '@gradus/testkit';

const { sgdMomentumStep } = exercise<typeof import('#05-mnist/07-sgd-momentum-step')>('5.07');
const beside = probe<typeof import('./07-sgd-momentum-step.probe')>();

const SHAPES = [[2, 3], [3], []];

interface Options {
  lr: number;
  momentum: number;
}

/** Runs steps in the worker and in float64, and compares parameters and velocities after each of them. */
async function expectSteps(gen: Generators, options: Options[]): Promise<void> {
  const starts = SHAPES.map((shape) => gen.normal(shape));
  const gradients = options.map(() => SHAPES.map((shape) => gen.normal(shape)));
  const history = await beside.run(sgdMomentumStep, starts, gradients, options);
  const ws = starts.map((start) => NdArray.of(start));
  const vs = ws.map((w) => w.mul(0));
  options.forEach(({ lr, momentum }, k) => {
    ws.forEach((_, i) => {
      vs[i] = vs[i]!.mul(momentum).add(gradients[k]![i]!);
      ws[i] = ws[i]!.sub(vs[i]!.mul(lr));
      expect(history[k]!.params[i]).toBeCloseToTensor(ws[i]!, { ...REDUCTION, name: `parameter ${i} after step ${k + 1}` }); // prettier-ignore
    });
    expect(history[k]!.velocity.length).toBeCloseToNumber(3, { name: 'number of velocities' });
    vs.forEach((v, i) => {
      expect(history[k]!.velocity[i]).toBeCloseToTensor(v, { ...REDUCTION, name: `velocity ${i} after step ${k + 1}` });
    });
  });
}

check(
  'printed',
  'sgdMomentumStep() on the loss w² takes w from 1 to .8, .46 and .062 (lr .1, momentum .9)',
  async () => {
    const ws = await beside.descendSquare(sgdMomentumStep, 3, { lr: 0.1, momentum: 0.9 });
    expect(tensor(ws)).toBeCloseToTensor([0.8, 0.46, 0.062]);
  },
  {
    cause:
      'v ← momentum · v + g, with the whole g; then w ← w − lr · v, with the new v. Nesterov’s method steps otherwise.',
  },
);

check(
  'plain',
  'sgdMomentumStep() with momentum 0 is w − lr · g',
  async (gen) => {
    const options = [0, 1, 2].map(() => ({ lr: gen.number(0.05, 0.5), momentum: 0 }));
    await expectSteps(gen, options);
  },
  { cause: 'With momentum 0 nothing of the old velocity is left: v = g.' },
);

check(
  'values',
  'sgdMomentumStep() makes five steps with three parameters of different shapes',
  async (gen) => {
    const options = { lr: gen.number(0.05, 0.2), momentum: gen.number(0.5, 0.95) };
    await expectSteps(gen, Array<Options>(5).fill(options));
  },
  { cause: 'Each parameter has a velocity of its own, which the next step goes on from.' },
);

check(
  'changing-lr',
  'the velocity of sgdMomentumStep() does not depend on the learning rate',
  async (gen) => {
    await expectSteps(gen, [0.3, 0.03, 0.2, 0].map((lr) => ({ lr, momentum: 0.8 }))); // prettier-ignore
  },
  { cause: 'lr belongs into the step of w only. In v it would be remembered after it has changed.' },
);

check(
  'velocity',
  'sgdMomentumStep() makes one velocity per parameter in the first step and keeps it, also inside tf.tidy',
  async (gen) => {
    const [starts, grads] = [SHAPES.map((shape) => gen.normal(shape)), SHAPES.map((shape) => gen.normal(shape))];
    const found = await beside.identities(sgdMomentumStep, starts, grads);
    expect(found.velocities).toBeCloseToNumber(3, { name: 'number of velocities after the first step' });
    expect(found.lostInTidy).toBeCloseToNumber(0, {
      name: 'number of velocities disposed by a tf.tidy around the step',
    });
    expect(found.variables).toBeCloseToNumber(3, { name: 'number of velocities that are variables' });
    expect(found.trainable).toBeCloseToNumber(0, { name: 'number of velocities that are trainable' });
    expect(found.sameVelocity ? 'the same velocities' : 'other velocities').toBe('the same velocities');
    expect(found.sameParams ? 'the same parameters' : 'other parameters').toBe('the same parameters');
  },
  { trust: 'worker', cause: 'Update with assign: the variables stay, their values change.' },
);

check(
  'errors',
  'sgdMomentumStep() refuses lists that do not fit, and changes nothing then',
  async (gen) => {
    const w = [gen.normal([2]), gen.normal([2])] as const;
    const g = [gen.normal([2]), gen.normal([2])] as const;
    const refuses = async (grads: readonly unknown[], velocities: readonly unknown[], what: string) => {
      await expectThrows(beside.attempt(sgdMomentumStep, w, grads as typeof g, velocities as typeof g), what);
      const after = await beside.afterAttempt();
      after.params.forEach((param, i) =>
        expect(param).toEqualTensor(w[i]!, { name: `parameter ${i} after the error` }),
      );
      expect(after.velocities).toBeCloseToNumber(velocities.length, { name: 'number of velocities after the error' });
    };
    await refuses([g[0]], [], '2 parameters and 1 gradient');
    await refuses([...g, gen.normal([2])], [], '2 parameters and 3 gradients');
    await refuses(g, [gen.normal([2])], '2 parameters and 1 velocity');
    await refuses([g[0], gen.normal([1])], [], 'a gradient [1] for a parameter [2]');
    await refuses([g[0], gen.normal([3])], [], 'a gradient [3] for a parameter [2]');
  },
  {
    sideCondition: true,
    cause: 'Check all lengths and shapes before the first assign; a gradient [1] would be broadcast without a word.',
  },
);

check(
  'memory',
  'sgdMomentumStep() makes tensors in the first step only, one per parameter, and leaves the gradients alone',
  async (gen) => {
    const [starts, grads] = [SHAPES.map((shape) => gen.normal(shape)), SHAPES.map((shape) => gen.normal(shape))];
    const found = await beside.traces(sgdMomentumStep, starts, grads);
    expect(found.lostGrads).toBeCloseToNumber(0, { name: 'number of gradients disposed' });
    found.grads.forEach((g, i) => expect(g).toEqualTensor(grads[i]!, { name: `gradient ${i}` }));
    expect(found.madeByFirst).toBeCloseToNumber(3, { name: 'number of tensors that the first step adds' });
    expect(found.madeByOthers).toBeCloseToNumber(0, { name: 'number of tensors that 19 more steps add' });
  },
  {
    trust: 'worker',
    sideCondition: true,
    cause: 'v.assign(v.mul(…)) leaves the tensors made on the way: put the loop into a tf.tidy.',
  },
);
