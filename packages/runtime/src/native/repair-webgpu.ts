import * as tf from '@tensorflow/tfjs';
import { inputsOf, kernelNames, overrideKernel } from './override-kernel';
import { repairShaders } from './repair-shaders';
import { runMissingOnCpu, runOnCpu } from './run-on-cpu';

/** Kernels of the WebGPU backend that fail, or are less exact than those of others; for the backend in use. */
export function repairWebGpu(): void {
  runMissingOnCpu('webgpu');
  repairShaders(tf.backend());
  addFewAtOnce();
  for (const name of ['ArgMax', 'ArgMin']) keepShapeOfScalars(name);
  refuseWrongIndices();
  const computing = kernelNames('webgpu').filter((name) => !SHARING.includes(name));
  runOnCpu('webgpu', INEXACT, () => true);
  runOnCpu('webgpu', ['Fill'], ({ attrs }) => attrs['dtype'] === 'int32');
  // Integers go through float32 on the GPU, which has 24 bits, even where they are only moved.
  runOnCpu('webgpu', computing, (call) => inputsOf(call).length > 0 && inputsOf(call).every(isWhole));
  // A buffer of no bytes is none.
  runOnCpu('webgpu', computing, (call) => inputsOf(call).some(isEmpty));
}

/** Kernels whose output shares the data of the input, or that change its type. */
const SHARING = ['Cast', 'ExpandDims', 'Identity', 'Reshape'];

/** The standard lets a GPU be wrong by 2⁻¹¹ in these, and SwiftShader is. */
const INEXACT = ['Acos', 'Acosh', 'Asin', 'Asinh', 'Atan', 'Atan2', 'Atanh', 'Cos', 'Cosh', 'Sin', 'Sinh', 'Tan'];

/** A program may have eight buffers, one of them for the sum; with more of them it does not run, and nobody says so. */
const MOST_ADDENDS = 7;

function addFewAtOnce(): void {
  overrideKernel('webgpu', 'AddN', (call, stock) => {
    let addends = inputsOf(call);
    const sums: tf.TensorInfo[] = [];
    while (addends.length > MOST_ADDENDS) {
      const inputs = addends.slice(0, MOST_ADDENDS) as unknown as typeof call.inputs;
      const sum = stock({ ...call, inputs }) as tf.TensorInfo;
      sums.push(sum);
      addends = [sum, ...addends.slice(MOST_ADDENDS)];
    }
    const total = stock({ ...call, inputs: addends as unknown as typeof call.inputs });
    for (const { dataId } of sums) call.backend.disposeData(dataId, true);
    return total;
  });
}

/** Over the only axis the result is a scalar; the GPU's program makes it a vector of one. */
function keepShapeOfScalars(name: string): void {
  overrideKernel('webgpu', name, (call, stock) => {
    const { x } = call.inputs as { x: tf.TensorInfo };
    const axes = tf.util.parseAxisParam(call.attrs['axis'] as number, x.shape);
    const shape = x.shape.filter((_, axis) => !axes.includes(axis));
    return { ...(stock(call) as tf.TensorInfo), shape };
  });
}

/** The GPU reads 0 where an index leads nowhere; other backends say so. */
function refuseWrongIndices(): void {
  overrideKernel('webgpu', 'GatherV2', (call, stock) => {
    const { x, indices } = call.inputs as Record<'x' | 'indices', tf.TensorInfo>;
    const length = x.shape[tf.util.parseAxisParam(call.attrs['axis'] as number, x.shape)[0]!]!;
    const wrong = Array.from(call.backend.readSync(indices.dataId) as Int32Array).find((at) => at < 0 || at >= length);
    if (wrong === undefined) return stock(call);
    throw new Error(`GatherV2: the index value ${wrong} is not in [0, ${length - 1}]`);
  });
}

function isWhole({ dtype }: tf.TensorInfo): boolean {
  return dtype === 'int32' || dtype === 'bool';
}

function isEmpty({ shape }: tf.TensorInfo): boolean {
  return tf.util.sizeFromShape(shape) === 0;
}
