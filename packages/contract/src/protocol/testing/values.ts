import fc from 'fast-check';
import { TENSOR_ARRAYS, TensorData } from '../tensor-data';
import { Failure, Pointer } from './codec';
import { ERROR_KINDS, MODULE_NAMES, type Reference, TYPED_ARRAYS } from '../wire';

const text = fc.string({ unit: 'binary', maxLength: 8 });
const index = fc.nat({ max: 2 ** 40 });
const odd = fc.constantFrom(NaN, Infinity, -Infinity, -0, Number.MIN_VALUE, Number.MAX_VALUE, 2 ** 53);

const leaf = fc.oneof(
  fc.double(),
  odd,
  fc.boolean(),
  text,
  fc.constantFrom(null, undefined),
  fc.bigInt({ min: -(10n ** 60n), max: 10n ** 60n }),
);

const numbers = fc.array(fc.oneof(fc.double(), odd), { minLength: 17, maxLength: 40 });

const typed = fc
  .tuple(fc.constantFrom(...Object.values(TYPED_ARRAYS)), fc.uint8Array({ maxLength: 5 }))
  .map(([Values, bytes]) => new Values(Array.from(bytes, (byte) => byte - 128)));

const tensor = fc
  .tuple(fc.constantFrom('float32', 'int32', 'bool'), fc.array(fc.nat({ max: 3 }), { maxLength: 3 }), fc.nat())
  .map(([dtype, shape, start]) => {
    const size = shape.reduce((product, n) => product * n, 1);
    return new TensorData(dtype, shape, TENSOR_ARRAYS[dtype].from(Array.from({ length: size }, (_, i) => start + i)));
  });

const reference: fc.Arbitrary<Reference> = fc.oneof(
  record({ t: fc.constant('handle'), id: index, k: fc.constantFrom('function', 'object'), name: text }),
  record({ t: fc.constant('callback'), id: index }),
  record({ t: fc.constant('export'), m: fc.constantFrom(...MODULE_NAMES), path: fc.array(text, { maxLength: 2 }) }),
);

const failure = record({ kind: fc.constantFrom(...ERROR_KINDS), name: text, message: text, stack: text }).map(
  (data) => new Failure(data),
);

const key = fc.oneof(text, fc.constantFrom('__proto__', 'constructor', 'then', 'toJSON', 'length', 't', 'v'));

/** Every kind of value that can cross, nested. */
export const crossingValue = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    numbers,
    typed,
    tensor,
    reference.map((r) => new Pointer(r)),
    failure,
    fc.array(tie('value'), { maxLength: 5 }),
    fc.array(fc.tuple(key, tie('value')), { maxLength: 5 }).map(ownProperties),
  ),
})).value;

/** An object with exactly these own properties, `__proto__` among them. */
function ownProperties(entries: [string, unknown][]): object {
  return Object.defineProperties(
    {},
    Object.fromEntries(
      entries.map(([key, value]) => [key, { value, enumerable: true, writable: true, configurable: true }]),
    ),
  );
}

function record<T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
  return fc.record(model, { noNullPrototype: true }) as fc.Arbitrary<T>;
}
