import { overrideKernel, type KernelCall, type TensorInfo } from './kernel';

type Call = KernelCall<{ x: TensorInfo }>;

/** A tensor never changes, so that a copy may share the data; the count of its users keeps track. */
export function shareIdentity(): void {
  overrideKernel('Identity', ({ inputs: { x }, backend }: Call) => {
    backend.incRef(x.dataId);
    return { dataId: x.dataId, shape: x.shape, dtype: x.dtype };
  });
}
