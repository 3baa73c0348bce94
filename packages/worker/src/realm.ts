import { tf } from '@gradus/runtime';

const { ownKeys, getOwnPropertyDescriptor, getPrototypeOf } = Reflect;
const { setImmediate: schedule } = globalThis;

/** Objects, classes in them, and what these give to their instances: what lies deeper is in nobody's way. */
const DEPTH = 3;
/** Settings that change what any operation does. */
const FLAGS = ['DEBUG', 'PROD', 'CHECK_COMPUTATION_FOR_ERRORS', 'KEEP_INTERMEDIATE_TENSORS'];

/** What we use of TensorFlow.js's inside. */
interface Engine {
  readonly backendName: string;
  readonly registry: Readonly<Record<string, object>>;
  readonly state: {
    readonly gradientDepth: number;
    readonly kernelDepth: number;
    readonly scopeStack: readonly unknown[];
    readonly profiling: boolean;
  };
}

interface Remembered {
  readonly object: object;
  readonly keys: readonly PropertyKey[];
  readonly values: readonly unknown[];
}

/**
 * Remembers all that the code of one exercise could change for the next one in this process: the objects of the language,
 * of Node and of TensorFlow.js that are within reach, TensorFlow.js's settings, and that nothing is due to happen later.
 * Tensors that are never freed change nothing for anybody.
 *
 * @param packages what the code may import
 * @returns a function that tells whether everything still is as it was, once the event loop has turned
 */
export function rememberRealm(packages: object): () => Promise<boolean> {
  const engine = tf.engine() as unknown as Engine;
  const alive = [process, tf.env(), engine.state, ...Object.values(engine.registry)];
  const objects = within([globalThis, packages, Object.values(tf)], alive);
  const settings = settingsOf(engine);
  return async () => {
    await turn();
    const now = settingsOf(engine);
    const isSet = now.length === settings.length && now.every((value, i) => value === settings[i]);
    return isSet && !isAnythingDue() && objects.every(isAsItWas);
  };
}

/**
 * Lets everything happen that is due at once. WebGPU leaves a look at the GPU behind whenever numbers were read; what the
 * code of the exercise left behind does its work now, or goes on to be due.
 */
async function turn(): Promise<void> {
  await new Promise((resolve) => schedule(resolve));
}

function isAnythingDue(): boolean {
  return process.getActiveResourcesInfo().some((resource) => /Timeout|Immediate/.test(resource));
}

/** @param alive what changes by itself */
function within(roots: readonly unknown[], alive: readonly object[]): Remembered[] {
  const seen = new Set<unknown>(alive);
  const found: Remembered[] = [];
  let level = roots;
  for (let depth = 0; depth < DEPTH; depth++) {
    const next: unknown[] = [];
    for (const object of level) {
      if (!isObject(object) || seen.has(object)) continue;
      seen.add(object);
      const remembered = { object, keys: ownKeys(object), values: valuesOf(object) };
      found.push(remembered);
      next.push(...remembered.values);
    }
    level = next;
  }
  return found;
}

function isObject(value: unknown): value is object {
  return typeof value === 'function' || (typeof value === 'object' && value !== null);
}

/** What a getter gives is not looked at: many of Node's put the value in their place when they are first asked. */
const UNKNOWN = Symbol('unknown');

function valuesOf(object: object): unknown[] {
  const values: unknown[] = [getPrototypeOf(object)];
  for (const key of ownKeys(object)) {
    const property = getOwnPropertyDescriptor(object, key)!;
    values.push('value' in property ? property.value : UNKNOWN);
  }
  return values;
}

function isAsItWas({ object, keys, values }: Remembered): boolean {
  const [keysNow, valuesNow] = [ownKeys(object), valuesOf(object)];
  return keys.length === keysNow.length && valuesNow.every((value, i) => isTheSame(value, values[i]));
}

/** TensorFlow.js numbers what it makes, so numbers may change. */
function isTheSame(now: unknown, before: unknown): boolean {
  return Object.is(now, before) || before === UNKNOWN || (typeof now === 'number' && typeof before === 'number');
}

/** Kernels of all backends: one lends another what that lacks. */
function settingsOf({ backendName, registry, state }: Engine): unknown[] {
  return [
    ...FLAGS.map((flag) => tf.env().getBool(flag)),
    ...Object.keys(registry).flatMap((name) => tf.getKernelsForBackend(name).map(({ kernelFunc }) => kernelFunc)),
    ...[backendName, tf.backend(), state.gradientDepth, state.kernelDepth, state.scopeStack.length, state.profiling],
    Error.stackTraceLimit,
    process.eventNames().length,
  ];
}
