export { loadDigits, type DigitsRequest, type DigitsSource, type DigitsSplit } from './digits';
export { readIdx, writeIdx, type Idx } from './idx';
export { synthDigits, type Digits, type SynthDigits } from './synth-digits';
