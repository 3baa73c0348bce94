import { selectBackend, tf } from '../index';
import type { BackendName, PackageFolders } from '../ladder';

/**
 * A program for a process of its own: runs operations on a backend and on plain JavaScript, and prints, as JSON, the names
 * of those whose results differ. Arguments: the backend, and `gpu` if nothing small may be left to the processor.
 */
async function main([backend, where]: string[]): Promise<void> {
  const folders = JSON.parse(process.env['GRADUS_BACKEND_PACKAGES']!) as PackageFolders;
  const { kind } = await selectBackend(backend as BackendName, folders);
  const name = tf.getBackend();
  if (where === 'gpu') tf.env().set('WEBGPU_CPU_FORWARD', false);
  const before = tf.memory().numTensors;
  const different: string[] = [];
  for (const [title, run] of Object.entries(CASES)) {
    const [expected, received] = [await valuesOn('cpu', run), await valuesOn(name, run)];
    if (!agree(expected, received)) different.push(title);
  }
  process.stdout.write(JSON.stringify({ kind, different, leaked: tf.memory().numTensors - before, cases: Object.keys(CASES).length })); // prettier-ignore
}

type Run = () => tf.Tensor | tf.Tensor[];
type Values = { dtype: string; shape: number[]; values: number[] }[] | { error: true };

async function valuesOn(backend: string, run: Run): Promise<Values> {
  await tf.setBackend(backend);
  try {
    const results = [tf.tidy(run)].flat();
    const read = results.map((x) => ({ dtype: x.dtype, shape: x.shape, values: [...x.dataSync()] }));
    tf.dispose(results);
    return read;
  } catch {
    return { error: true };
  }
}

function agree(a: Values, b: Values): boolean {
  if ('error' in a || 'error' in b) return 'error' in a && 'error' in b;
  return a.every(({ dtype, shape, values }, i) => {
    const other = b[i]!;
    const isSame = dtype === other.dtype && String(shape) === String(other.shape);
    return isSame && values.every((x, k) => isClose(x, other.values[k]!, dtype));
  });
}

function isClose(x: number, y: number, dtype: string): boolean {
  return Object.is(x, y) || x === y || (dtype === 'float32' && Math.abs(x - y) <= 2e-6 + 2e-5 * Math.abs(x));
}

const ENDS = [-Infinity, -200, -88, -1, -1e-30, 0, 1e-30, 0.5, 1, 20, 88.7, 200, 3e38, Infinity, NaN];
const WHOLE = [0, 1, -1, 7, -7, 16777217, -16777217, 123456789, 3, 2];
const ends = () => tf.tensor1d(ENDS);
const whole = () => tf.tensor1d(WHOLE, 'int32');
const pairs = (): [tf.Tensor, tf.Tensor] => [
  tf.tensor2d(ENDS.flatMap((x) => ENDS.map(() => x)), [ENDS.length, ENDS.length]), // prettier-ignore
  tf.tensor2d(ENDS.flatMap(() => ENDS), [ENDS.length, ENDS.length]), // prettier-ignore
];
const wave = (shape: [number, number, number, number], frequency: number) =>
  tf.tensor4d(Array.from({ length: tf.util.sizeFromShape(shape) }, (_, i) => Math.sin(i * frequency) * 3 - 1), shape); // prettier-ignore
const images = () => wave([2, 5, 4, 2], 1.7);
const filters = () => wave([2, 3, 2, 3], 0.9);
const empty = () => tf.zeros([0, 3]);

const CASES: Record<string, Run> = {
  ...cases('', ['abs', 'exp', 'expm1', 'log', 'log1p', 'neg', 'relu', 'elu', 'sigmoid', 'softplus', 'sqrt', 'tanh', 'step', 'sin', 'cos', 'tan'], (op) => unary(op)(ends())), // prettier-ignore
  ...cases('2 × ', ['add', 'sub', 'mul', 'div', 'maximum', 'minimum', 'equal', 'less', 'greaterEqual'], (op) => binary(op)(...pairs())), // prettier-ignore
  ...cases('int32 ', ['neg', 'sum', 'max', 'reverse', 'relu'], (op) => unary(op)(whole())),
  ...cases('int32 2 × ', ['add', 'sub', 'maximum', 'equal', 'less'], (op) => binary(op)(whole(), whole().reverse())),
  ...cases('argument of ', ['argMax', 'argMin'], (op) => unary(op)(tf.tensor1d([2, 7, 7, 1]))),
  ...cases('of infinities: ', ['sum', 'max', 'min', 'mean', 'prod'], (op) => unary(op)(tf.tensor1d([-Infinity, 2]))),
  ...cases('of nothing: ', ['exp', 'relu', 'transpose'], (op) => unary(op)(empty())),
  'sum over nothing': () => tf.sum(empty(), 0),
  'matMul over nothing': () => tf.matMul(tf.zeros([2, 0]), tf.zeros([0, 3])),
  'where() of int32': () => tf.where(tf.tensor1d([1, 0, 1, 0, 1, 0, 1, 0, 1, 0], 'bool'), whole(), whole().neg()),
  'matMul() of int32': () => tf.matMul(whole().reshape([2, 5]), tf.tensor2d([1, 0, 1, 0, 0, 1, 0, 0, 0, 1], [5, 2], 'int32')), // prettier-ignore
  'concat() of int32': () => tf.concat([whole(), whole()]),
  'gather() of int32': () => whole().gather(tf.tensor1d([5, 7], 'int32')),
  'gather() along axis −1': () => images().gather(tf.tensor1d([1, 0], 'int32'), -1),
  'gather() of a wrong index': () => ends().gather(tf.tensor1d([99], 'int32')),
  'pad() with −∞': () => tf.tensor1d([1, 2]).pad([[1, 1]], -Infinity),
  'stridedSlice()': () => images().stridedSlice([0, 0, 1, 0], [2, 5, 4, 2], [1, 2, 2, 1]),
  'addN() of nine': () => tf.addN(Array.from({ length: 9 }, (_, i) => wave([2, 5, 4, 2], i + 0.5))),
  'topk()': () => Object.values(tf.topk(images(), 2)) as tf.Tensor[],
  'cumsum()': () => tf.cumsum(images(), 1),
  'unique()': () => tf.unique(tf.tensor1d([1, 2, 1])).values,
  'oneHot()': () => tf.oneHot(tf.tensor1d([0, 2, 5, -1], 'int32'), 4),
  'softmax()': () => tf.softmax(tf.tensor2d([1000, 1001, -Infinity, 0, 1, 2], [2, 3])),
  'einsum()': () => tf.einsum('bhwc,bhwd->cd', images(), images()),
  'conv2d() and its gradients': () => gradients((x, k) => tf.conv2d(x as tf.Tensor4D, k as tf.Tensor4D, [1, 2], 'same'), [images(), filters()]), // prettier-ignore
  'maxPool() and its gradient': () => gradients((x) => tf.maxPool(x as tf.Tensor4D, [2, 3], 1, 'same'), [images()]),
  'avgPool() with a number for padding': () => tf.avgPool(images(), [3, 3], [1, 2], 0),
  'the gradient of avgPool() at the border': () => gradients((x) => tf.avgPool(x as tf.Tensor4D, [3, 3], 1, 'same'), [images()]), // prettier-ignore
  'pow() of infinities': () => tf.pow(...pairs()),
};

function cases(prefix: string, ops: readonly string[], run: (op: string) => tf.Tensor): Record<string, Run> {
  return Object.fromEntries(ops.map((op) => [`${prefix}${op}()`, () => run(op)]));
}

function unary(op: string) {
  return (tf as unknown as Record<string, (x: tf.Tensor) => tf.Tensor>)[op]!;
}

function binary(op: string) {
  return (tf as unknown as Record<string, (a: tf.Tensor, b: tf.Tensor) => tf.Tensor>)[op]!;
}

function gradients(f: (...xs: tf.Tensor[]) => tf.Tensor, at: tf.Tensor[]): tf.Tensor[] {
  return [f(...at), ...tf.grads((...xs: tf.Tensor[]) => f(...xs).square().sum())(at)]; // prettier-ignore
}

void main(process.argv.slice(2));
