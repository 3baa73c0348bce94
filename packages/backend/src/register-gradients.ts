import { addComparisonGradients } from './gradients/comparison-gradients';
import { addEinsumGradient } from './gradients/einsum-gradient';
import { addPickGradients } from './gradients/pick-gradients';
import { addStridedSliceGradient } from './gradients/strided-slice-gradient';
import { repairBroadcastGradients } from './gradients/broadcast-gradients';
import { repairCumsumGradient } from './gradients/cumsum-gradient';
import { repairMatMulGradient } from './gradients/matmul-gradient';
import { repairMirrorPadGradient } from './gradients/mirror-pad-gradient';
import { repairSecondDerivatives } from './gradients/second-derivatives';
import { speedUpBatchNormGradient } from './gradients/batch-norm-gradient';
import { speedUpReductionGradients } from './gradients/reduction-gradients';

let isRegistered = false;

/**
 * Adds the gradients TensorFlow.js lacks and puts right those that fail. Gradients belong to no backend: these serve
 * all of them. Call it more than once if you like.
 */
export function registerGradients(): void {
  if (isRegistered) return;
  isRegistered = true;
  addComparisonGradients();
  addEinsumGradient();
  addPickGradients();
  addStridedSliceGradient();
  repairBroadcastGradients();
  repairCumsumGradient();
  repairMatMulGradient();
  repairMirrorPadGradient();
  repairSecondDerivatives();
  speedUpBatchNormGradient();
  speedUpReductionGradients();
}
