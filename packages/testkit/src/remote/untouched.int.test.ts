import { findPackages, installCommand, type NativeBackend } from '@gradus/runtime/ladder';
import { sessionOf } from './testing/session-of';

/** What code may leave behind in its process: how it does that, and how to put it back. */
const TRACES: readonly (readonly [what: string, change: string, back: string])[] = [
  ['a method of the language', 'Math.abs = () => 0', 'Math.abs = abs'],
  ['a new method of all arrays', 'Array.prototype.sum = () => 0', 'delete Array.prototype.sum'],
  ['a new property of all objects', 'Object.prototype.shape = []', 'delete Object.prototype.shape'],
  ['a global', 'globalThis.left = 1', 'delete globalThis.left'],
  ['a global in the place of another', 'globalThis.Map = WeakMap', 'globalThis.Map = map'],
  ['a method of tensors', 'tf.Tensor.prototype.matMul = undefined', 'tf.Tensor.prototype.matMul = matMul'],
  ['a method of optimizers', 'tf.SGDOptimizer.prototype.setLearningRate = 5', 'tf.SGDOptimizer.prototype.setLearningRate = setRate'],
  ['a function of a package', 'runtime.normal = () => 0', 'runtime.normal = normal'],
  ['how long a stack trace is', 'Error.stackTraceLimit = 0', 'Error.stackTraceLimit = 50'],
  ['the work of an operation', "kernel.kernelFunc = () => 0", 'kernel.kernelFunc = kernelFunc'],
  ['a setting of TensorFlow.js', "tf.env().set('DEBUG', true)", "tf.env().set('DEBUG', false)"],
  ['a scope that stays open', 'tf.engine().startScope()', 'tf.engine().endScope()'],
  ['something that is still to happen', 'timer = setInterval(() => {}, 1e6)', 'clearInterval(timer)'],
  ['something that happens again and again', '(function again() { timer = setImmediate(again); })()', 'clearImmediate(timer)'],
  ['something that happened as soon as it could', 'setImmediate(() => (Math.abs = () => 0))', 'Math.abs = abs'],
  ['the same, in the manner of native code', 'new Promise(setImmediate).then(() => (Math.abs = () => 0))', 'Math.abs = abs'],
  ['something later, in the manner of native code', 'new Promise(setImmediate).then(() => (timer = setTimeout(() => {}, 1e6)))', 'clearTimeout(timer)'],
  ['somebody who listens', "process.on('message', listen)", "process.off('message', listen)"],
]; // prettier-ignore

const ANSWER = `// @ts-nocheck
const runtime = require('@gradus/runtime');
const { tf, normal } = runtime;

const { abs } = Math, map = Map, { matMul } = tf.Tensor.prototype, { setLearningRate: setRate } = tf.SGDOptimizer.prototype;
const kernel = tf.getKernel('Abs', 'cpu'), { kernelFunc } = kernel, listen = () => {};
let timer;
export const changes = [${TRACES.map(([, change]) => `() => void (${change})`).join(',\n')}];
export const backs = [${TRACES.map(([, , back]) => `() => void (${back})`).join(',\n')}];
export const change = (i) => changes[i]();
export const putBack = (i) => backs[i]();

export async function work() {
  const x = tf.ones([2, 3]), w = tf.variable(tf.ones([3, 1]), true, 'w');
  tf.train.adam(0.1).minimize(() => x.matMul(w).mean().asScalar());
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [3] })] });
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  await model.fit(x, tf.ones([2, 2]), { verbose: 0 });
  const { kernelNames } = await tf.profile(() => x.add(1));
  await new Promise((resolve) => setTimeout(resolve, 1));
  return [Math.abs(-1), kernelNames.length, (await x.data()).length, x.matMul(w).dataSync().length];
}
export function fail() { tf.tidy(() => tf.grad((x) => x.matMul(tf.ones([5, 5])))(tf.ones([2, 2]))); }
`; // prettier-ignore

describe.each(['cpu', 'webgpu', 'tensorflow'] as const)('%s', (backend) => {
  const isThere = backend === 'cpu' || findPackages(backend, __dirname) !== undefined;
  const testIfThere = isThere ? test : test.skip;
  const skipped = isThere ? '' : `: skipped, ${installCommand(backend as NativeBackend)}`;
  const { session, student } = sessionOf(ANSWER, { areShared: true, backend });
  afterAll(() => session.close());

  testIfThere(`ordinary work leaves nothing behind${skipped}`, async () => {
    expect(await student.work()).toEqual([1, 1, 6, 2]);
    expect(await session.isUntouched()).toBe(true);
  });

  testIfThere('nor does work that fails', async () => {
    await expect(student.fail()).rejects.toThrow(/shapes|incompatible/);
    expect(await session.isUntouched()).toBe(true);
  });

  describe('what is left behind is noticed:', () => {
    testIfThere.each(TRACES.map(([what], i) => [what, i] as const))('%s', async (_, i) => {
      await student.change(i);
      expect(await session.isUntouched()).toBe(false);
      await student.putBack(i);
      expect(await session.isUntouched()).toBe(true);
    });
  });
});

test('a worker that nobody shares has remembered nothing', async () => {
  const { session, student } = sessionOf(ANSWER);
  await student.work();
  expect(await session.isUntouched()).toBe(false);
  await session.close();
});
