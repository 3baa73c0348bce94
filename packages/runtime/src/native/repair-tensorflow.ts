/** Kernels of the tensorflow backend that differ from those of the others are put right. */
export function repairTensorFlow(): void {}
