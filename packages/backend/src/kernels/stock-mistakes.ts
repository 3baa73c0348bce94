import type { KernelCall } from './kernel';
import { isFloat, sizeOf } from './kernel';
import { runOnCpu } from './run-on-cpu';

/** Calls that the stock wasm backend answers wrongly or not at all, and that are too rare to deserve a kernel here. */
export function avoidStockMistakes(): void {
  runOnCpu('Neg', ({ inputs }) => !isFloat(inputs['x']!)); // negates int32 in float32, exact only up to 2^24
  runOnCpu('Sign', () => true); // takes all below 1.2e-7 for 0
  runOnCpu('Reverse', ({ inputs }) => inputs['x']!.dtype === 'bool'); // moves 4 bytes for each element
  runOnCpu('Transpose', hasNothingIn('x')); // divides by zero
  runOnCpu('GatherV2', (call) => hasNothingIn('x', 'indices')(call) || hasBatches(call)); // wrong shape; wrong indices
  runOnCpu('Select', ({ inputs: { t, e } }) => t!.dtype === 'bool' || t!.dtype !== e!.dtype); // moves 4 bytes for each
  for (const reduction of ['Sum', 'Mean', 'Max', 'Min', 'Prod', 'All', 'Any']) {
    runOnCpu(reduction, hasNothingIn('x')); // returns whatever the memory held before
  }
}

function hasNothingIn(...names: string[]) {
  return ({ inputs }: KernelCall) => names.some((name) => sizeOf(inputs[name]!) === 0);
}

function hasBatches({ attrs }: KernelCall): boolean {
  return 'batchDims' in attrs && Number(attrs.batchDims) > 0;
}
