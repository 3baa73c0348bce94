/** How much work the workloads are. */
export interface Size {
  readonly batch: number;
  readonly mlpSamples: number;
  readonly lenetSamples: number;
  readonly resnetBatch: number;
  /** Channels of the first stage; each of the other three has twice those before it. */
  readonly resnetWidth: number;
}

/** `small` is for GPUs in software, where the others take hours. */
export const SIZES: Readonly<Record<'full' | 'small', Size>> = {
  full: { batch: 256, mlpSamples: 10_240, lenetSamples: 2048, resnetBatch: 64, resnetWidth: 64 },
  small: { batch: 16, mlpSamples: 64, lenetSamples: 32, resnetBatch: 2, resnetWidth: 8 },
};

export type SizeName = keyof typeof SIZES;

export const WORKLOADS = ['mlp', 'lenet', 'resnet'] as const;
export type WorkloadName = (typeof WORKLOADS)[number];

/** A row's title: what one run is. */
export function titleOf(workload: WorkloadName, size: Size): string {
  const { batch, mlpSamples, lenetSamples, resnetBatch, resnetWidth } = size;
  switch (workload) {
    case 'mlp':
      return `epoch of an MLP 784-256-10, ${mlpSamples} samples in batches of ${batch}`;
    case 'lenet':
      return `epoch of LeNet, ${lenetSamples} images 28×28 in batches of ${batch}`;
    case 'resnet':
      return `step of a ResNet-18 from ${resnetWidth} channels, ${resnetBatch} images 32×32`;
  }
}
