import Module, { createRequire } from 'node:module';
import * as tf from '@tensorflow/tfjs';

/** TensorFlow.js's own packages, all of which the union package contains. */
const TENSORFLOW_JS = /^@tensorflow\/tfjs(-core|-layers|-data|-converter|-backend-cpu|-backend-webgl)?$/;

/** Descriptions of messages for TensorBoard, which need yet another package. */
const UNUSED = /\/proto\/api_pb$/;

/** Classes of an older JavaScript call the one they extend as a function, which today's do not allow. It has no fields. */
function KernelBackend(): void {}
KernelBackend.prototype = tf.KernelBackend.prototype;

/** The running TensorFlow.js as those packages can use it. */
const RUNNING = Object.create(tf, { KernelBackend: { value: KernelBackend, enumerable: true } }) as object;

type Load = (request: string, parent: unknown, isMain: boolean) => unknown;

/**
 * Loads a module by path and what it requires; for TensorFlow.js it gets the one that is running. A second copy would
 * register its gradients over our repaired ones, and has ops of its own.
 */
export function requireBeside(path: string): unknown {
  const loader = Module as unknown as { _load: Load };
  const load = loader._load;
  loader._load = function (request, ...rest) {
    if (TENSORFLOW_JS.test(request)) return RUNNING;
    return UNUSED.test(request) ? {} : load.call(this, request, ...rest);
  };
  try {
    return createRequire(__filename)(path);
  } finally {
    loader._load = load;
  }
}
