import { isFloat, overrideKernel, runKernel, sizeOf, type KernelCall, type TensorInfo } from './kernel';

/** Squares, which every variance needs, are a multiplication and not a logarithm and an exponential. */
export function speedUpSquares(): void {
  overrideKernel('Pow', (call: KernelCall<{ a: TensorInfo; b: TensorInfo }>, stock) => {
    const {
      inputs: { a, b },
      backend,
    } = call;
    const isScalar = sizeOf(b) === 1 && b.shape.length <= a.shape.length;
    const isSquare = isFloat(a) && isScalar && backend.typedArrayFromHeap(b)[0] === 2;
    return isSquare ? runKernel('Square', backend, { x: a }) : stock(call);
  });
}
