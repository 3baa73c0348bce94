import { prepareBox } from './box';
import { gpuFiles } from './gpu-files';
import type { Rung } from './level';

/**
 * The full level with a GPU inside. Its driver takes any number of calls, keeps memory that no limit counts, and is native
 * code that Node's permission model knows nothing of: nothing is promised of calls, memory and devices.
 */
export const fullGpu: Rung = {
  level: 'full-gpu',
  madeOf: 'bubblewrap with the GPU inside, a looser seccomp filter',
  promises: ['files', 'writes', 'network', 'processes', 'signals', 'cpu-time', 'orphans'],
  prepare() {
    const gpu = gpuFiles();
    if (gpu) return prepareBox(gpu);
    return { status: 'unavailable', reason: 'There is no GPU: no /dev/nvidia0, no /dev/dri/renderD128.', cure: CURE };
  },
};

const CURE =
  'Use a machine with one; in Docker, docker run --gpus all. VK_DRIVER_FILES=<file> names the driver of a GPU in software.';
