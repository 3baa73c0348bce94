export { loadDigits, type DigitsRequest, type DigitsSource, type DigitsSplit } from './digits';
export { readIdx, writeIdx, type Idx } from './idx';
export { synthDigits, type Digits, type SynthDigits } from './synth-digits';
export { synthText } from './synth-text';
export { loadText, type TextRequest, type TextSplit } from './text';
