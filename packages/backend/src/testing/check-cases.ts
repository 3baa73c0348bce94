import * as tf from '@tensorflow/tfjs';
import type { Array64 } from './array64';
import { fromData } from './array64';
import { expectClose } from './expect-close';

/** An operation of TensorFlow.js, and the same in float64. */
export interface Case {
  readonly name: string;
  readonly inputs: readonly Array64[];
  readonly op: (...inputs: tf.Tensor[]) => tf.Tensor;
  readonly oracle: (...inputs: Array64[]) => Array64;
  /** Without a gradient, or with one that means nothing. */
  readonly isConstant?: boolean;
}

/** For each case a test of its value and one of the gradients by all its float32 inputs; neither may leak. */
export function checkCases(cases: readonly Case[]): void {
  for (const each of cases) {
    it(`${each.name} is right`, () => withoutLeaks(() => checkValue(each)));
    if (!each.isConstant) it(`${each.name} has the right gradient`, () => withoutLeaks(() => checkGradients(each)));
  }
}

export function withoutLeaks(run: () => void): void {
  const count = () => [tf.memory().numTensors, tf.memory().numDataBuffers, tf.backend().numDataIds()];
  const before = count();
  tf.tidy(run);
  expect(count()).toEqual(before);
}

function checkValue({ inputs, op, oracle }: Case): void {
  expectClose(op(...inputs.map(toTensor)), oracle(...inputs));
}

function checkGradients({ inputs, op, oracle }: Case): void {
  const loss = (...tensors: tf.Tensor[]) => {
    const y = op(...tensors);
    return tf.sum(
      tf.mul(
        y,
        tf.tensor(
          Float32Array.from({ length: y.size }, (_, i) => weight(i)),
          y.shape,
        ),
      ),
    );
  };
  const oracleLoss = (...arrays: Array64[]) => oracle(...arrays).data.reduce((total, y, i) => total + y * weight(i), 0);
  const gradients = tf.grads(loss as (...x: tf.Tensor[]) => tf.Tensor)(inputs.map(toTensor));
  inputs.forEach((input, k) => {
    if (input.dtype === 'float32') expectClose(gradients[k]!, differentiate(oracleLoss, inputs, k));
  });
}

/** Without these the gradient of softmax, whose outputs sum to 1, would be 0 whatever it computes. */
function weight(i: number): number {
  return Math.fround(Math.cos(i));
}

/** By central differences; in float64 they are right to 1e-8. */
function differentiate(loss: (...inputs: Array64[]) => number, inputs: readonly Array64[], k: number): Array64 {
  const input = inputs[k]!;
  const at = (i: number, value: number) => {
    const moved = { ...input, data: input.data.with(i, value) };
    return loss(...inputs.map((other, j) => (j === k ? moved : other)));
  };
  const step = 1e-5;
  return fromData(
    input.shape,
    input.data.map((value, i) => (at(i, value + step) - at(i, value - step)) / (2 * step)),
  );
}

export function toTensor({ shape, data, dtype }: Array64): tf.Tensor {
  const Elements = { float32: Float32Array, int32: Int32Array, bool: Uint8Array }[dtype];
  return tf.tensor(Elements.from(data), [...shape], dtype);
}
