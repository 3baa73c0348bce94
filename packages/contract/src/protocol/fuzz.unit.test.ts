import fc from 'fast-check';
import { FrameAssembler } from './frame-assembler';
import { packFrame, unpackFrame } from './frame';
import { parseReply } from './messages';
import { ProtocolError } from './protocol-error';
import { TensorData } from './tensor-data';
import { decodeWire, encode, Failure, Pointer } from './testing/codec';
import { crossingValue } from './testing/values';

/** 10 000 cases for every change; GRADUS_FUZZ=100000 for a long run. */
const CASES = Number(process.env['GRADUS_FUZZ'] ?? 10_000);
const seed = Number(process.env['GRADUS_FUZZ_SEED'] ?? 1);
const share = (part: number) => ({ numRuns: Math.ceil(CASES * part), seed });

const frames = fc.sample(crossingValue, { numRuns: 200, seed }).map(encode);
const frame = fc.constantFrom(...frames);

test('mutated frames give plain data or a ProtocolError', () => {
  const change = fc.tuple(fc.nat(), fc.oneof(fc.nat({ max: 255 }), fc.constantFrom(...Buffer.from('[]{},:"0918-.entx '))));
  const mutated = fc.tuple(frame, fc.array(change, { minLength: 1, maxLength: 6 })).map(([bytes, changes]) => {
    const copy = Buffer.from(bytes);
    for (const [at, byte] of changes) copy[at % copy.length] = byte;
    return copy;
  });
  fc.assert(fc.property(mutated, survives), share(0.4));
}); // prettier-ignore

test('frames cut anywhere, in pieces of any size, give plain data or a ProtocolError', () => {
  const cut = fc.tuple(frame, fc.nat(), fc.integer({ min: 1, max: 50 })).map(([bytes, at, size]) => {
    const part = bytes.subarray(0, at % (bytes.length + 1));
    return Array.from({ length: Math.ceil(part.length / size) }, (_, i) => part.subarray(i * size, (i + 1) * size));
  });
  const assembles = (chunks: Buffer[]) => {
    const assembler = new FrameAssembler();
    return guarded(() => chunks.map((chunk) => assembler.add(chunk)).map((frame) => frame && read(frame)));
  };
  fc.assert(fc.property(cut, assembles), share(0.1));
});

test('random bytes give plain data or a ProtocolError', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => survives(Buffer.from(bytes))),
    share(0.1),
  );
});

test('valid frames with wild headers give plain data or a ProtocolError', () => {
  const wild = fc.oneof(
    fc.constantFrom<unknown>(null, true, -1, 0, 1, 0.5, 8, 24, 2 ** 31, 2 ** 53, 1e308, '', 'NaN', '__proto__', 'toString'),
    fc.constantFrom<unknown>('float32', 'bool', 'Float32Array', 'handle', 'numbers', [], {}, [[]], { t: 'undefined' }),
    fc.constantFrom<unknown>({ toString: 1, valueOf: 1 }, { length: 2 ** 32 }, { __proto__: null, t: 'array' }),
  );
  const keys = ['t', 'v', 'o', 'n', 'k', 'd', 's', 'id', 'm', 'path', 'name', 'message', 'stack', 'length'];
  const changed = fc.tuple(frame, fc.array(fc.tuple(fc.nat(), fc.constantFrom(...keys), wild), { minLength: 1, maxLength: 3 })).map(
    ([bytes, changes]) => {
      const { header, payload } = unpackFrame(bytes);
      for (const [at, key, value] of changes) {
        const nodes = objectsIn(header);
        const node = nodes[at % nodes.length]!;
        if (key !== 'length' || !Array.isArray(node)) Object.assign(node, { [key]: structuredClone(value) });
      }
      return packFrame(header, [payload]);
    },
  );
  fc.assert(fc.property(changed, survives), share(0.4));
}); // prettier-ignore

function survives(bytes: Buffer): boolean {
  return guarded(() => read(unpackFrame(bytes)));
}

function read({ header, payload }: ReturnType<typeof unpackFrame>): unknown {
  const reply = parseReply(header);
  return 'ok' in reply ? decodeWire(reply.ok, payload) : reply;
}

const PROTOTYPES = [Object, Array, Function, String, Number, Error, Uint8Array, Float32Array].map(
  ({ prototype }) => prototype as object,
);
const fingerprint = () => PROTOTYPES.map((prototype) => Reflect.ownKeys(prototype).map(String).join()).join('\n');
const before = fingerprint();

function guarded(run: () => unknown): boolean {
  try {
    return isPlain(run()) && fingerprint() === before;
  } catch (error) {
    return error instanceof ProtocolError && fingerprint() === before;
  }
}

function isPlain(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return typeof value !== 'function';
  if (value instanceof Pointer || value instanceof Failure || value instanceof TensorData) return true;
  const prototype = Object.getPrototypeOf(value) as object;
  if (ArrayBuffer.isView(value)) return prototype !== DataView.prototype;
  const plain = prototype === Object.prototype || prototype === Array.prototype;
  return plain && Object.values(Object.getOwnPropertyDescriptors(value)).every((p) => !p.get && isPlain(p.value));
}

function objectsIn(value: unknown): object[] {
  if (value === null || typeof value !== 'object') return [];
  return [value, ...Object.values(value).flatMap(objectsIn)];
}
