/**
 * Numbers in [−scale, scale) that any language can make again: position i of stream `seed`, hashed. So PyTorch begins with
 * the weights and data that TensorFlow.js has, and losses can be compared.
 *
 * Source of the constants: T. Ettinger's "triple32", with two rounds instead of three.
 */
export function numbers(count: number, seed: number, scale: number): Float32Array {
  return Float32Array.from({ length: count }, (_, i) => (hash(i, seed) / 2 ** 31 - 1) * scale);
}

function hash(i: number, seed: number): number {
  let x = (i + Math.imul(seed, 0x9e3779b9)) >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad) >>> 0;
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97) >>> 0;
  return (x ^ (x >>> 15)) >>> 0;
}
