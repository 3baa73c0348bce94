import { formatNumber, formatShape, formatValue } from '../format-value';
import { type ArrayLike, NdArray } from '../nd-array';
import { type Inspection, TensorData, type TensorDtype } from '@gradus/contract/protocol';
import { byChance } from '../chance/by-chance';
import type { Likely } from '../chance/likely';
import { measured } from './measurements';
import { compareTensors, ELEMENTWISE, EXACT, isClose, type Tolerance } from './compare-tensors';

/** What a matcher tells the record of a check besides pass or fail. */
export interface Mismatch {
  pass: boolean;
  message: () => string;
  expected: string;
  actual: string;
  cause?: string;
}

export interface TensorOptions extends Partial<Tolerance> {
  dtype?: TensorDtype;
  /** Which part of a result with several tensors this is: `indices`. */
  name?: string;
}

export const tensorMatchers = {
  toBeCloseToTensor(received: unknown, expected: ArrayLike, options?: TensorOptions) {
    return tensorResult(received, expected, { ...ELEMENTWISE, ...options });
  },

  toEqualTensor(received: unknown, expected: ArrayLike, options?: Pick<TensorOptions, 'dtype' | 'name'>) {
    return tensorResult(received, expected, { ...EXACT, ...options });
  },

  toHaveShape(received: unknown, shape: readonly number[]): Mismatch {
    const actual = received instanceof TensorData ? received.shape : undefined;
    const pass = actual !== undefined && actual.length === shape.length && actual.every((n, d) => n === shape[d]);
    const found = actual ? `shape ${formatShape(actual)}` : formatValue(received);
    return {
      pass,
      message: () => `A tensor of shape ${formatShape(shape)} was expected, not ${found}.`,
      expected: `shape ${formatShape(shape)}`,
      actual: found,
    };
  },

  /** Used by expectClean on the worker's report of one call. */
  toBeClean(received: Inspection): Mismatch {
    const { leaked, disposed, changed, returned } = received;
    const faults = [
      ...disposed.map((i) => `argument ${i + 1} was disposed, but belongs to the caller`),
      ...changed.map((i) => `argument ${i + 1} was changed`),
      ...returned.map(
        (i) => `argument ${i + 1} itself was returned: return a clone, so that disposing one keeps the other`,
      ),
      ...(leaked > 0 ? [`two calls left ${leaked} tensors behind: wrap the computation in tf.tidy(() => …)`] : []),
      ...(leaked < 0 ? [`two calls disposed ${-leaked} tensors that were not theirs`] : []),
    ];
    return {
      pass: faults.length === 0,
      message: () => `${faults[0]?.[0]?.toUpperCase()}${faults.join('; ').slice(1)}.`,
      expected: 'arguments as they were, no tensor left behind',
      actual: faults.join('; '),
    };
  },

  /** Used by expectThrows: `received` is "an Error", or says what was returned instead. */
  toRefuse(received: string, what: string): Mismatch {
    return {
      pass: received === 'an Error',
      message: () => `An Error must be thrown for ${what}, but the call ${received}.`,
      expected: 'an Error',
      actual: received,
    };
  },

  /** {@link tensorMatchers.toBeBetween} the bounds of what chance may do, and notes how often it does more. */
  toBeLikely(received: unknown, { low, high, falseAlarm }: Likely, options: NumberOptions = {}): Mismatch {
    byChance(falseAlarm);
    return tensorMatchers.toBeBetween(received, low, high, options);
  },

  /** An open interval; either side may be infinite. A number with a name is kept in the record of the check. */
  toBeBetween(received: unknown, low: number, high: number, { name }: NumberOptions = {}): Mismatch {
    if (name !== undefined && typeof received === 'number') measured(name, received, low, high);
    const expected =
      high === Infinity
        ? `more than ${formatNumber(low)}`
        : low === -Infinity
          ? `less than ${formatNumber(high)}`
          : `between ${formatNumber(low)} and ${formatNumber(high)}`;
    return {
      pass: typeof received === 'number' && low < received && received < high,
      message: () => `${subject(name)} is ${formatValue(received)} but must be ${expected}.`,
      expected,
      actual: formatValue(received),
    };
  },

  toBeCloseToNumber(received: unknown, expected: number, options?: Partial<Tolerance> & NumberOptions): Mismatch {
    const pass = typeof received === 'number' && isClose(expected, received, { ...ELEMENTWISE, ...options });
    const message = `${subject(options?.name)} is ${formatValue(received)} but must be ${formatNumber(expected)}.`;
    return { pass, message: () => message, expected: formatNumber(expected), actual: formatValue(received) };
  },
};

/** Which part of a result with several numbers this is: `trainLoss`. */
export interface NumberOptions {
  name?: string;
}

function subject(name: string | undefined): string {
  return name === undefined ? 'The result' : `The ${name}`;
}

function tensorResult(received: unknown, expected: ArrayLike, options: Tolerance & TensorOptions): Mismatch {
  const part = options.name === undefined ? '' : `${options.name}: `;
  const result = compareTensors(received, expected, options);
  const asTensor = expected instanceof TensorData ? expected : NdArray.of(expected);
  const dtype = expected instanceof TensorData ? '' : `${options.dtype ?? 'float32'} `;
  return {
    pass: result.status === 'equal',
    message: () => (result.status === 'equal' ? 'The tensors are equal, but must differ.' : part + result.headline),
    expected: `${dtype}${formatValue(asTensor)}`,
    actual: formatValue(received),
    ...(result.status === 'different' && result.cause !== undefined && { cause: result.cause }),
  };
}

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- the only way to add matchers to Jest's types
  namespace jest {
    interface Matchers<R> {
      /** Shape, dtype (float32 unless said otherwise), then values within a tolerance; elementwise by default. */
      toBeCloseToTensor(expected: ArrayLike, options?: TensorOptions): R;
      /** Shape, dtype and exactly these values. */
      toEqualTensor(expected: ArrayLike, options?: Pick<TensorOptions, 'dtype' | 'name'>): R;
      toHaveShape(shape: readonly number[]): R;
      toBeClean(): R;
      toRefuse(what: string): R;
      /** low < received < high; with a name, the number stays in the results, see `npm run calibrate`. */
      toBeBetween(low: number, high: number, options?: NumberOptions): R;
      /** Between the bounds of likelyShare() and its like; their false alarms are added up in the results. */
      toBeLikely(likely: Likely, options?: NumberOptions): R;
      toBeCloseToNumber(expected: number, options?: Partial<Tolerance> & NumberOptions): R;
    }
  }
}
