import * as tf from '@tensorflow/tfjs';
import { addKernel, sizeOf, type KernelCall, type TensorInfo } from './kernels/kernel';
import { named, type Gradients } from './named-gradients';
import { addressesOf } from './simd/heap';
import { simdOf } from './simd/simd';

const KERNEL = 'AdamStep';

/** One kernel for each variable instead of fourteen; on other backends the optimizer is the stock one. */
export function speedUpAdam(): void {
  addKernel(KERNEL, step);
  const prototype = tf.AdamOptimizer.prototype;
  const stock = prototype.applyGradients;
  prototype.applyGradients = function (gradients) {
    if (tf.getBackend() === 'wasm') applyGradients(this as unknown as Adam, gradients);
    else stock.call(this, gradients);
  };
}

/** The optimizer with its private parts, which are kept as they are: its weights can be saved and restored. */
interface Adam {
  learningRate: number;
  beta1: number;
  beta2: number;
  epsilon: number;
  accBeta1: tf.Variable;
  accBeta2: tf.Variable;
  accumulatedFirstMoment: Moment[];
  accumulatedSecondMoment: Moment[];
  incrementIterations(): void;
}
interface Moment {
  originalName: string;
  variable: tf.Variable;
}

function applyGradients(optimizer: Adam, gradients: Gradients): void {
  const { beta1, beta2, accBeta1, accBeta2 } = optimizer;
  tf.tidy(() => {
    const attrs = {
      rate: optimizer.learningRate,
      beta1,
      beta2,
      epsilon: optimizer.epsilon,
      correction1: 1 - accBeta1.dataSync()[0]!,
      correction2: 1 - accBeta2.dataSync()[0]!,
    };
    named(gradients).forEach(([name, gradient], i) => {
      const value = tf.engine().registeredVariables[name]!;
      const m = (optimizer.accumulatedFirstMoment[i] ??= zeroMoment(`${name}/m`, value)).variable;
      const v = (optimizer.accumulatedSecondMoment[i] ??= zeroMoment(`${name}/v`, value)).variable;
      if (gradient == null) return;
      const [newValue, newM, newV] = tf
        .engine()
        .runKernel(KERNEL, { p: value, m, v, g: gradient }, attrs) as tf.Tensor[];
      m.assign(newM!);
      v.assign(newV!);
      value.assign(newValue!);
    });
    accBeta1.assign(tf.mul(accBeta1, beta1));
    accBeta2.assign(tf.mul(accBeta2, beta2));
  });
  optimizer.incrementIterations();
}

function zeroMoment(originalName: string, value: tf.Variable): Moment {
  return { originalName, variable: tf.tidy(() => tf.variable(tf.zerosLike(value), false)) };
}

interface StepInputs {
  p: TensorInfo;
  m: TensorInfo;
  v: TensorInfo;
  g: TensorInfo;
}
interface StepAttrs {
  rate: number;
  beta1: number;
  beta2: number;
  epsilon: number;
  correction1: number;
  correction2: number;
}

function step({ inputs: { p, m, v, g }, attrs, backend }: KernelCall<StepInputs, StepAttrs>): TensorInfo[] {
  const outputs = [p, p, p].map(({ shape }) => backend.makeOutput(shape, 'float32')) as [
    TensorInfo,
    TensorInfo,
    TensorInfo,
  ];
  const { rate, beta1, beta2, epsilon, correction1, correction2 } = attrs;
  simdOf(backend).adam(
    ...addressesOf(backend, [p, m, v, g, ...outputs]),
    sizeOf(p),
    ...([rate, beta1, beta2, epsilon, correction1, correction2] as const),
  );
  return outputs;
}
