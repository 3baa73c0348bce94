import * as tf from '@tensorflow/tfjs';
import { addKernel, sizeOf, type KernelCall, type TensorInfo } from './kernels/kernel';
import { named, type Gradients } from './named-gradients';
import { addressesOf } from './simd/heap';
import { simdOf } from './simd/simd';

const KERNEL = 'SgdStep';

/** One pass over each variable instead of two; on other backends the optimizer is the stock one. */
export function speedUpSgd(): void {
  addKernel(KERNEL, step);
  const prototype = tf.SGDOptimizer.prototype;
  const stock = prototype.applyGradients;
  prototype.applyGradients = function (gradients) {
    if (tf.getBackend() === 'wasm') applyGradients(this as unknown as Sgd, gradients);
    else stock.call(this, gradients);
  };
}

/** The optimizer with its private parts. */
interface Sgd {
  learningRate: number;
  incrementIterations(): void;
}

function applyGradients(optimizer: Sgd, gradients: Gradients): void {
  for (const [name, gradient] of named(gradients)) {
    if (gradient == null) continue;
    const value = tf.engine().registeredVariables[name]!;
    const inputs = { p: value, g: gradient };
    tf.tidy(() => value.assign(tf.engine().runKernel(KERNEL, inputs, { rate: optimizer.learningRate }) as tf.Tensor));
  }
  optimizer.incrementIterations();
}

function step({
  inputs: { p, g },
  attrs: { rate },
  backend,
}: KernelCall<{ p: TensorInfo; g: TensorInfo }, { rate: number }>): TensorInfo {
  const out = backend.makeOutput(p.shape, 'float32');
  simdOf(backend).sgd(...addressesOf(backend, [p, g, out]), sizeOf(p), rate);
  return out;
}
