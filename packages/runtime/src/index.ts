export * as tf from './tf';
export { NotImplemented } from './not-implemented';
export { BACKENDS, selectBackend, type Backend, type BackendName } from './backend';
export { deriveSeed, normal, permutation, randomInt, seededRandom, type Random } from './random';
