import '@tensorflow/tfjs-backend-wasm';
import { speedUpAdam } from './adam';
import { chooseGemm, GEMM_CHOICES, type GemmChoice } from './gemm/gemm';
import { speedUpActivationGradients } from './gradients/activation-gradients';
import { speedUpBias } from './kernels/add-row';
import { repairClip } from './kernels/clip';
import { speedUpConcat } from './kernels/concat';
import { repairConvolution } from './kernels/convolution';
import { speedUpConvolutionGradients } from './kernels/convolution-gradients';
import { speedUpConvolution } from './kernels/direct-convolution';
import { speedUpDepthwiseGradients } from './kernels/depthwise-gradients';
import { speedUpEinsum } from './kernels/einsum';
import { speedUpExponentials } from './kernels/exponentials';
import { repairFusedMatMul } from './kernels/fused-matmul';
import { speedUpGather, speedUpSegmentSum } from './kernels/gather';
import { shareIdentity } from './kernels/identity';
import { refuseLargeFilters } from './kernels/large-filters';
import { speedUpMatMul } from './kernels/matmul';
import { repairPoolingGradients } from './kernels/pooling-gradients';
import { runMissingOnCpu } from './kernels/run-on-cpu';
import { speedUpSlices } from './kernels/slices';
import { speedUpSquares } from './kernels/squares';
import { avoidStockMistakes } from './kernels/stock-mistakes';
import { repairStridedSlice } from './kernels/strided-slice';
import { repairSums } from './kernels/sums';
import { speedUpTile } from './kernels/tile';
import { speedUpTranspose } from './kernels/transpose';
import { registerGradients } from './register-gradients';
import { speedUpSgd } from './sgd';

let isRegistered = false;

export interface WasmPlusOptions {
  /** What multiplies matrices; by default what GRADUS_GEMM says, or `simd`. Only a call that names one changes it. */
  readonly gemm?: GemmChoice;
}

/**
 * Turns TensorFlow.js's wasm backend into wasm+: wrong kernels and gradients are put right, missing ones added, slow
 * ones replaced. The API stays the same. Call it any time, more than once if you like; then `tf.setBackend('wasm')`.
 *
 * @throws if `onnxruntime` is chosen and cannot be used, with the reason; `auto` falls back, and `gemmEngine()` says why
 */
export function registerWasmPlus({ gemm }: WasmPlusOptions = {}): void {
  const choice = gemm ?? (isRegistered ? undefined : choiceOf(globalThis.process?.env['GRADUS_GEMM'] ?? 'simd'));
  if (choice) chooseGemm(choice);
  if (isRegistered) return;
  isRegistered = true;
  registerGradients();
  registerKernels();
}

function choiceOf(wanted: string): GemmChoice {
  const choice = GEMM_CHOICES.find((each) => each === wanted);
  if (choice) return choice;
  throw new Error(`GRADUS_GEMM is "${wanted}", but must be one of ${GEMM_CHOICES.join(', ')}.`);
}

/** Later overrides come first: what they leave alone goes to the earlier ones, and to stock wasm at last. */
function registerKernels(): void {
  avoidStockMistakes();
  runMissingOnCpu();
  repairClip();
  repairConvolution();
  speedUpConvolution();
  repairFusedMatMul();
  repairPoolingGradients();
  repairStridedSlice();
  repairSums();
  refuseLargeFilters();
  shareIdentity();
  speedUpActivationGradients();
  speedUpAdam();
  speedUpBias();
  speedUpConcat();
  speedUpConvolutionGradients();
  speedUpDepthwiseGradients();
  speedUpEinsum();
  speedUpExponentials();
  speedUpGather();
  speedUpMatMul();
  speedUpSegmentSum();
  speedUpSgd();
  speedUpSlices();
  speedUpSquares();
  speedUpTile();
  speedUpTranspose();
}
