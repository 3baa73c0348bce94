import { tf } from '@gradus/runtime';
import type { Inspection, TensorData } from '@gradus/contract/protocol';
import { makeTensor, readTensor } from './values';

type AnyFunction = (...args: unknown[]) => unknown;

/** Helpers that need TensorFlow.js's tape or engine, so they run beside the student's code; the judge compares what they return. */
export const ops = {
  /** Σⱼ vⱼ · ∂f(args)ⱼ/∂args[i] for every position i in `wrt`, by reverse mode through the student's function. */
  vjp(f: AnyFunction, args: unknown[], v: tf.Tensor, wrt: number[]): tf.Tensor[] {
    const of = (...xs: tf.Tensor[]) => f(...args.map((arg, i) => xs[wrt.indexOf(i)] ?? arg)) as tf.Tensor;
    return tf.grads(of)(wrt.map((i) => args[i] as tf.Tensor), v); // prettier-ignore
  },

  /** Calls f on fresh copies of the arguments and reports what it did to them and to the engine. */
  async inspect(f: AnyFunction, args: unknown[]): Promise<Inspection> {
    observe(f, args); // an error is thrown here: while it profiles, TensorFlow.js makes another one of it
    const before = tf.memory().numTensors;
    const first = observe(f, args);
    let second!: typeof first;
    const { kernelNames } = await tf.profile(() => void (second = observe(f, args)));
    return {
      leaked: tf.memory().numTensors - before,
      disposed: union(first.disposed, second.disposed),
      changed: union(first.changed, second.changed),
      returned: union(first.returned, second.returned),
      kernels: kernelNames,
    };
  },

  /** The number of tensors alive. */
  numTensors(): number {
    return tf.memory().numTensors;
  },
};

function observe(f: AnyFunction, args: unknown[]): Pick<Inspection, 'disposed' | 'changed' | 'returned'> {
  const copies = args.map(copy);
  const tensors = copies.map((arg) => [...tensorsIn(arg)]);
  const originals = new Map(tensors.flat().map((tensor) => [tensor, readTensor(tensor)]));
  const result = f(...copies);
  const returned = tensorsIn(result);
  const positions = (test: (tensor: tf.Tensor) => boolean) =>
    tensors.flatMap((list, i) => (list.some(test) ? [i] : []));
  const report = {
    disposed: positions((tensor) => tensor.isDisposed),
    changed: positions((tensor) => !tensor.isDisposed && !sameValues(readTensor(tensor), originals.get(tensor)!)),
    returned: positions((tensor) => returned.has(tensor)),
  };
  for (const tensor of [...returned, ...tensors.flat()]) if (!tensor.isDisposed) tensor.dispose();
  return report;
}

function copy(arg: unknown): unknown {
  if (arg instanceof tf.Tensor) return makeTensor(readTensor(arg));
  if (Array.isArray(arg)) return arg.map(copy);
  return isRecord(arg) ? Object.fromEntries(Object.entries(arg).map(([name, value]) => [name, copy(value)])) : arg;
}

function tensorsIn(value: unknown, found = new Set<tf.Tensor>()): Set<tf.Tensor> {
  if (value instanceof tf.Tensor) found.add(value);
  else if (Array.isArray(value)) for (const element of value) tensorsIn(element, found);
  else if (isRecord(value)) for (const element of Object.values(value)) tensorsIn(element, found);
  return found;
}

function isRecord(value: unknown): value is object {
  return value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype;
}

function sameValues(a: TensorData, b: TensorData): boolean {
  return a.values.every((x, i) => Object.is(x, b.values[i]));
}

function union(a: number[], b: number[]): number[] {
  return [...new Set([...a, ...b])].sort((x, y) => x - y);
}
