export { check, exercise, probe, type CheckOptions } from './exercise';
export { forAll } from './property/for-all';
export { byChance } from './chance/by-chance';
export {
  chiSquareBeyond,
  deviationBeyond,
  factorial,
  meanBeyond,
  shareBeyond,
  someEqual,
  squaresBeyond,
} from './chance/beyond';
export {
  likelyAllDifferent,
  likelyCorrelation,
  likelyDeviation,
  likelyMean,
  likelyRootMeanSquare,
  likelyShare,
} from './chance/likely';
export { formatValue } from './format-value';
export { type Generators } from './generators';
export { ELEMENTWISE, EXACT, GRADIENT, REDUCTION, type Tolerance } from './matchers/compare-tensors';
export { type ArrayLike, broadcastShapes, indices, NdArray } from './nd-array';
export { numericalVjp } from './numerical-vjp';
export { op } from './ops';
export { expectThrows } from './expect-throws';
export type { Remote, RemoteModule, RemoteReference } from './remote/types';
export {
  type GradientCase,
  checkGradient,
  checkMemory,
  expectClean,
  expectGradient,
  refuseKernels,
} from './standard-checks';
export { EpochReports, expectReports } from './training/epoch-reports';
export { learningCurve, trainedOnce } from './training/learning-curve';
export { labelledPictures, pictures, picturesFrom } from './training/pictures';
export { examples, permutations, type Examples } from './training/small-examples';
export { bool, int32, range, tensor } from './tensors';
export { sizeOf, TensorData, type TensorDtype } from '@gradus/contract/protocol';
