import { formatNumber, formatShape, formatValue } from '../format-value';
import type { Phrases } from '../language/en';
import { ENGLISH, type Wording } from '../language/wording';
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

/**
 * Jest's matchers for what student code returns. They speak English, so that what is concluded from a failure is the same
 * in every language; a verdict asks them to say it in another one.
 */
export const tensorMatchers = Object.fromEntries(
  Object.entries(matchersIn(ENGLISH)).map(([name, matcher]) => [
    name,
    (...args: never[]): WordedMismatch => {
      if (name === 'toBeBetween') noteMeasurement(...(args as unknown as Parameters<Matchers['toBeBetween']>));
      if (name === 'toBeLikely') noteChance(...(args as unknown as Parameters<Matchers['toBeLikely']>));
      const again = (wording: Wording) => matchersIn(wording)[name as keyof Matchers] as (...args: never[]) => Mismatch;
      return {
        ...(matcher as (...args: never[]) => Mismatch)(...args),
        inWording: (wording) => again(wording)(...args),
      };
    },
  ]),
) as unknown as { [Name in keyof Matchers]: (...args: Parameters<Matchers[Name]>) => WordedMismatch };

/** A mismatch that can be said in another language. */
export interface WordedMismatch extends Mismatch {
  inWording(wording: Wording): Mismatch;
}

type Matchers = ReturnType<typeof matchersIn>;

/** The matchers with the words that they say what is wrong in. */
function matchersIn({ phrases, sentence }: Wording) {
  return {
    toBeCloseToTensor: (received: unknown, expected: ArrayLike, options?: TensorOptions) =>
      tensorResult(received, expected, { ...ELEMENTWISE, ...options }),

    toEqualTensor: (received: unknown, expected: ArrayLike, options?: Pick<TensorOptions, 'dtype' | 'name'>) =>
      tensorResult(received, expected, { ...EXACT, ...options }),

    toHaveShape(received: unknown, shape: readonly number[]): Mismatch {
      const actual = received instanceof TensorData ? received.shape : undefined;
      const pass = actual !== undefined && actual.length === shape.length && actual.every((n, d) => n === shape[d]);
      const found = actual ? phrases.shape(formatShape(actual)) : formatValue(received);
      const expected = phrases.shape(formatShape(shape));
      return { pass, message: () => phrases.wrongShape(expected, found), expected, actual: found };
    },

    /** Used by expectClean on the worker's report of one call. */
    toBeClean(received: Inspection): Mismatch {
      const { leaked, disposed, changed, returned } = received;
      const faults = [
        ...disposed.map((i) => phrases.disposedArgument(i + 1)),
        ...changed.map((i) => phrases.changedArgument(i + 1)),
        ...returned.map((i) => phrases.returnedArgument(i + 1)),
        ...(leaked > 0 ? [phrases.leaked(leaked)] : []),
        ...(leaked < 0 ? [phrases.disposedOthers(-leaked)] : []),
      ];
      return {
        pass: faults.length === 0,
        message: () => phrases.faults(faults),
        expected: phrases.clean,
        actual: phrases.faultsInShort(faults),
      };
    },

    /** Used by expectThrows: whether the call threw, or what it returned, as text. */
    toRefuse(received: Refusal, what: string): Mismatch {
      const actual = received.threw ? phrases.anError : phrases.returned(received.returned);
      return {
        pass: received.threw,
        message: () => phrases.mustRefuse(sentence(what), actual),
        expected: phrases.anError,
        actual,
      };
    },

    /** An open interval; either side may be infinite. */
    toBeBetween: between,

    /** {@link between} the bounds of what chance may do. */
    toBeLikely: (received: unknown, { low, high }: Likely, options?: NumberOptions) =>
      between(received, low, high, options),

    toBeCloseToNumber(received: unknown, expected: number, options?: Partial<Tolerance> & NumberOptions): Mismatch {
      const pass = typeof received === 'number' && isClose(expected, received, { ...ELEMENTWISE, ...options });
      const message = phrases.mustBe(subject(options?.name), formatValue(received), formatNumber(expected));
      return { pass, message: () => message, expected: formatNumber(expected), actual: formatValue(received) };
    },
  };

  function between(received: unknown, low: number, high: number, { name }: NumberOptions = {}): Mismatch {
    const expected =
      high === Infinity
        ? phrases.moreThan(formatNumber(low))
        : low === -Infinity
          ? phrases.lessThan(formatNumber(high))
          : phrases.between(formatNumber(low), formatNumber(high));
    return {
      pass: typeof received === 'number' && low < received && received < high,
      message: () => phrases.mustBe(subject(name), formatValue(received), expected),
      expected,
      actual: formatValue(received),
    };
  }

  function tensorResult(received: unknown, expected: ArrayLike, options: Tolerance & TensorOptions): Mismatch {
    const part = options.name === undefined ? '' : phrases.part(sentence(options.name));
    const result = compareTensors(received, expected, options, phrases);
    const asTensor = expected instanceof TensorData ? expected : NdArray.of(expected);
    const dtype = expected instanceof TensorData ? '' : `${options.dtype ?? 'float32'} `;
    return {
      pass: result.status === 'equal',
      message: () => (result.status === 'equal' ? phrases.tensorsEqual : part + result.headline),
      expected: `${dtype}${formatValue(asTensor)}`,
      actual: formatValue(received),
      ...(result.status === 'different' && result.cause !== undefined && { cause: result.cause }),
    };
  }

  function subject(name: NumberOptions['name']): string {
    if (name === undefined) return phrases.theResult;
    return phrases.the(typeof name === 'string' ? sentence(name) : name(phrases, sentence));
  }
}

/** A number with a name is kept in the record of the check. */
function noteMeasurement(received: unknown, low: number, high: number, { name }: NumberOptions = {}): void {
  if (typeof name === 'string' && typeof received === 'number') measured(name, received, low, high);
}

/** How often chance does more than that is added up, too. */
function noteChance(received: unknown, { low, high, falseAlarm }: Likely, options?: NumberOptions): void {
  byChance(falseAlarm);
  noteMeasurement(received, low, high, options);
}

/** What became of a call that must be refused. */
export type Refusal = { threw: true } | { threw: false; returned: string };

/** Which part of a result with several numbers this is: `trainLoss`. */
export interface NumberOptions {
  name?: string | ((phrases: Phrases, sentence: Wording['sentence']) => string);
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
