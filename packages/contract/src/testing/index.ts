export { HOSTILE, HOSTILE_NAMES } from './hostile';
export { makeClass, type MadeClassOptions, type MadeStudent } from './make-class';
export { Random } from './random';
