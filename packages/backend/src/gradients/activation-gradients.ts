import * as tf from '@tensorflow/tfjs';
import { addKernel, sizeOf, type KernelCall, type TensorInfo } from '../kernels/kernel';
import { addressesOf } from '../simd/heap';
import { simdOf, type Simd } from '../simd/simd';
import { isRecorded } from './second-derivatives';

/**
 * One pass over the data on wasm, instead of three or four operations. Each kernel computes dy · f'(saved), where what
 * is saved is the output of sigmoid and tanh and the input of relu and clip.
 */
export function speedUpActivationGradients(): void {
  replace('Sigmoid', withoutAttrs('sigmoidGradient'));
  replace('Tanh', withoutAttrs('tanhGradient'));
  replace('Relu', withoutAttrs('reluGradient'));
  replace('ClipByValue', (simd, saved, dy, dx, length, { clipValueMin, clipValueMax }) =>
    simd.clipGradient(saved, dy, dx, length, Number(clipValueMin), Number(clipValueMax)),
  );
}

type Compute = (simd: Simd, saved: number, dy: number, dx: number, length: number, attrs: tf.NamedAttrMap) => void;

function withoutAttrs(name: 'reluGradient' | 'sigmoidGradient' | 'tanhGradient'): Compute {
  return (simd, saved, dy, dx, length) => simd[name](saved, dy, dx, length);
}

/** Where the gradient is itself differentiated, the stock one stays: it consists of operations that have gradients. */
function replace(kernelName: string, compute: Compute): void {
  const gradientName = `${kernelName}Grad`;
  addGradientKernel(gradientName, compute);
  const stock = tf.getGradient(kernelName);
  const gradFunc: tf.GradFunc = (dy, saved, attrs) => {
    if (tf.getBackend() !== 'wasm' || isRecorded()) return stock.gradFunc(dy, saved, attrs);
    const inputs = { saved: saved.at(-1)!, dy: dy as tf.Tensor }; // an output is saved after inputs
    return { x: () => tf.engine().runKernel(gradientName, inputs, attrs) as tf.Tensor };
  };
  tf.registerGradient({ ...stock, gradFunc });
}

function addGradientKernel(kernelName: string, compute: Compute): void {
  type Call = KernelCall<{ saved: TensorInfo; dy: TensorInfo }, tf.NamedAttrMap>;
  addKernel(kernelName, ({ inputs: { saved, dy }, attrs, backend }: Call) => {
    const out = backend.makeOutput(dy.shape, 'float32');
    const [savedAt, dyAt, outAt] = addressesOf(backend, [saved, dy, out]);
    compute(simdOf(backend), savedAt, dyAt, outAt, sizeOf(dy), attrs);
    return out;
  });
}
