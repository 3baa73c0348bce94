export * as tf from './tf';
export { NotImplemented } from './not-implemented';
export { selectBackend, type Backend } from './backend';
export { BACKENDS, type BackendName, type PackageFolders } from './ladder';
export { BackendUnavailable } from './native/unavailable';
export { deriveSeed, normal, permutation, randomInt, seededRandom, type Random } from './random';
