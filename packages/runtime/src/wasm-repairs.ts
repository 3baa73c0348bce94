import * as core from '@tensorflow/tfjs';

/**
 * Puts right what lessons meet first in the stock wasm backend of TensorFlow.js 4.22: the kernels that are missing or
 * wrong run on the cpu backend instead, and `stridedSlice`, which no backend can differentiate, gets its gradient.
 */
export function repairWasm(): void {
  for (const kernelName of ['UnsortedSegmentSum', 'Einsum', 'SparseToDense', 'Cumprod']) runOnCpu(kernelName);
  // wasm reads everything as float32; where axes are dropped it reads wrong memory, and cpu throws if strides are above 1
  runOnCpu(
    'StridedSlice',
    ({ inputs, attrs }) => inputs['x']!.dtype !== 'float32' || Number(attrs?.['shrinkAxisMask']) > 0,
  );
  runOnCpu('Neg', ({ inputs }) => inputs['x']!.dtype !== 'float32'); // wasm negates int32 in float32
  runOnCpu('Transpose', isEmpty); // wasm divides by zero
  // wasm gets the shape of an empty gather wrong, and reads the wrong indices with batchDims
  runOnCpu('GatherV2', (call) => isEmpty(call) || Number(call.attrs?.['batchDims']) > 0);
  // wasm refuses int32, and gives stale memory for sums over nothing
  runOnCpu('BatchMatMul', ({ inputs }) => inputs['a']!.dtype !== 'float32' || sizeOf(inputs['a']!) === 0);
  // wasm moves 4 bytes for each element, whatever its dtype
  runOnCpu('Select', ({ inputs }) => inputs['t']!.dtype === 'bool' || inputs['t']!.dtype !== inputs['e']!.dtype);
  runOnCpu('ClipByValue', ({ inputs }) => holdsNaN(inputs['x']!)); // wasm turns NaN into a bound
  for (const kernelName of ['Sum', 'Mean', 'Max', 'Min', 'Prod', 'All', 'Any']) {
    runOnCpu(kernelName, isEmpty); // wasm returns stale memory
  }
}

/** The gradient of a strided slice: every element of dy goes back to the place it was read from. */
export function registerStridedSliceGradient(): void {
  core.registerGradient({
    kernelName: 'StridedSlice',
    inputsToSave: ['x'],
    gradFunc: (dy, saved, attrs) => {
      const [x] = saved as [core.Tensor];
      const a = attrs as unknown as SliceAttrs;
      return {
        x: () =>
          core.tidy(() => {
            const places = core.reshape(core.range(0, x.size), x.shape); // float32: exact below 2^24
            const read = core.stridedSlice(
              places, a.begin, a.end, a.strides, a.beginMask, a.endMask, a.ellipsisMask, a.newAxisMask, a.shrinkAxisMask,
            ); // prettier-ignore
            const ids = core.cast(core.reshape(read, [read.size]), 'int32');
            const flatDy = core.reshape(dy as core.Tensor, [ids.size]);
            return core.reshape(core.unsortedSegmentSum(flatDy, ids as core.Tensor1D, x.size), x.shape);
          }),
      };
    },
  });
}

interface SliceAttrs {
  begin: number[];
  end: number[];
  strides: number[];
  beginMask: number;
  endMask: number;
  ellipsisMask: number;
  newAxisMask: number;
  shrinkAxisMask: number;
}

interface KernelCall {
  inputs: core.NamedTensorInfoMap;
  attrs?: core.NamedAttrMap;
}

interface WasmLike {
  readSync(dataId: object): core.BackendValues;
  makeOutput(
    shape: number[],
    dtype: core.DataType,
    memoryOffset?: number,
    values?: core.BackendValues,
  ): core.TensorInfo;
}

function isEmpty({ inputs }: KernelCall): boolean {
  return sizeOf(inputs['x']!) === 0;
}

function sizeOf({ shape }: core.TensorInfo): number {
  return core.util.sizeFromShape(shape);
}

/** Registers, for wasm, a kernel that takes its inputs to the cpu backend and brings the result back. */
function runOnCpu(kernelName: string, when: (call: KernelCall) => boolean = () => true): void {
  const onCpu = core.getKernel(kernelName, 'cpu');
  if (!onCpu) return;
  const stock = core.getKernel(kernelName, 'wasm');
  if (stock) core.unregisterKernel(kernelName, 'wasm');
  core.registerKernel({
    kernelName,
    backendName: 'wasm',
    ...(stock?.setupFunc && { setupFunc: stock.setupFunc }),
    ...(stock?.disposeFunc && { disposeFunc: stock.disposeFunc }),
    kernelFunc: (call) => {
      const { inputs, attrs, backend } = call as KernelCall & { backend: WasmLike };
      if (stock && !when({ inputs, attrs })) return stock.kernelFunc(call);
      const cpu = core.engine().findBackend('cpu') as core.KernelBackend & WasmLike;
      const onCpuInputs = Object.entries(inputs).reduce<core.NamedTensorInfoMap>(
        (copies, [name, info]) => Object.assign(copies, { [name]: copy(info!, backend, cpu) }),
        (Array.isArray(inputs) ? [] : {}) as core.NamedTensorInfoMap, // Einsum takes a list
      );
      const outputs = [onCpu.kernelFunc({ inputs: onCpuInputs, attrs, backend: cpu })].flat();
      const results = outputs.map((info) =>
        backend.makeOutput(info.shape, info.dtype, undefined, cpu.readSync(info.dataId)),
      );
      for (const info of new Set([...Object.values(onCpuInputs), ...outputs])) cpu.disposeData(info!.dataId, true);
      return results.length === 1 ? results[0]! : results;
    },
  });
}

function copy(info: core.TensorInfo, from: WasmLike, to: core.KernelBackend): core.TensorInfo {
  const values = from.readSync(info.dataId);
  return { dataId: to.write(values, info.shape, info.dtype), shape: info.shape, dtype: info.dtype };
}

function holdsNaN(info: core.TensorInfo): boolean {
  const values = core.engine().backend.readSync(info.dataId) as Float32Array;
  for (let i = 0; i < values.length; i++) if (values[i] !== values[i]) return true;
  return false;
}
