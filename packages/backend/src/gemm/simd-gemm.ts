import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { simdOf } from '../simd/simd';
import type { Product } from './gemm';

/** The product by wasm+'s own code. */
export function multiplyBySimd(backend: BackendWasm, product: Product): void {
  multiplyRows(backend, product, 0, product.m);
}

/** Some rows of the product only. */
export function multiplyRows(backend: BackendWasm, product: Product, first: number, rows: number): void {
  const { transposeA, transposeB, m, n, k, b, c } = product;
  const [lda, ldb] = [transposeA ? m : k, transposeB ? k : n];
  const a = product.a + 4 * (transposeA ? first : first * k);
  simdOf(backend).gemm(transposeA, transposeB, rows, n, k, a, lda, b, ldb, c + 4 * first * n, n, false);
}
