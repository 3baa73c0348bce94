import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { isFloat, overrideKernel, runKernel, type KernelCall, type TensorInfo } from './kernel';

type Call = KernelCall<TensorInfo[], { equation: string }>;

/**
 * An einsum of two tensors is a batched product of matrices: indices of both that stay are the batch, indices of both
 * that go are summed over, those of one operand are rows or columns, or are summed before. The rest, as the trace of
 * one tensor, runs on the cpu backend.
 */
export function speedUpEinsum(): void {
  overrideKernel('Einsum', (call: Call, onCpu) => {
    const [operands, result] = call.attrs.equation.replace(/\s/g, '').split('->') as [string, string];
    const terms = operands.split(',');
    const isMine = terms.length === 2 && call.inputs.every(isFloat) && [...terms, result].every(isPlain);
    return isMine ? multiply(call, terms as [string, string], result) : onCpu(call);
  });
}

/** No index occurs twice, and none is an ellipsis. */
function isPlain(letters: string): boolean {
  return /^\w*$/.test(letters) && new Set(letters).size === letters.length;
}

function multiply({ inputs, attrs, backend }: Call, [left, right]: [string, string], result: string): TensorInfo {
  const { idDims, allDims } = tf.backend_util.decodeEinsumEquation(attrs.equation, 2);
  tf.backend_util.checkEinsumDimSizes(allDims.length, idDims, inputs as tf.Tensor[]);
  const [first, second] = inputs as [TensorInfo, TensorInfo];
  const sizes = new Map([...left].map((letter, i) => [letter, first.shape[i]!]));
  [...right].forEach((letter, i) => sizes.set(letter, second.shape[i]!));
  const shapeOf = (letters: string) => [...letters].map((letter) => sizes.get(letter)!);
  const matrices = (...groups: string[]) => groups.map((letters) => tf.util.sizeFromShape(shapeOf(letters)));

  const pick = (letters: string, test: (letter: string) => boolean) => [...letters].filter(test).join('');
  const batch = pick(result, (letter) => left.includes(letter) && right.includes(letter));
  const rows = pick(result, (letter) => !right.includes(letter));
  const columns = pick(result, (letter) => !left.includes(letter));
  const summed = pick(left, (letter) => right.includes(letter) && !result.includes(letter));

  const a = arrange(backend, first, left, batch + rows + summed);
  const b = arrange(backend, second, right, batch + summed + columns);
  a.shape = matrices(batch, rows, summed);
  b.shape = matrices(batch, summed, columns);
  const product = runKernel('BatchMatMul', backend, { a, b }, { transposeA: false, transposeB: false });
  product.shape = shapeOf(batch + rows + columns);
  const arranged = arrange(backend, product, batch + rows + columns, result);
  for (const { dataId } of [a, b, product]) backend.disposeData(dataId);
  return arranged;
}

/** The tensor with its axes in another order, summed over those that are left out; the caller disposes of it. */
function arrange(backend: BackendWasm, x: TensorInfo, from: string, to: string): TensorInfo {
  const left = [...from].filter((letter) => to.includes(letter)).join('');
  const axis = [...from].flatMap((letter, i) => (to.includes(letter) ? [] : i));
  const sum = runKernel(axis.length > 0 ? 'Sum' : 'Identity', backend, { x }, { axis, keepDims: false });
  if (left === to) return sum;
  const arranged = runKernel('Transpose', backend, { x: sum }, { perm: [...to].map((letter) => left.indexOf(letter)) });
  backend.disposeData(sum.dataId);
  return arranged;
}
