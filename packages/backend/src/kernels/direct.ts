import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { withMemory } from '../simd/heap';
import { frameOf, withGeometry, type Geometry } from './geometry';

/** What assembly/direct-*.ts ask for: a vector of filters, and rows of a window that lie side by side. */
export function canBeDirect({ dilationWidth, outChannels }: Geometry): boolean {
  return dilationWidth === 1 && outChannels >= 4;
}

export function windowSize({ filterHeight, filterWidth, inChannels }: Geometry): number {
  return filterHeight * filterWidth * inChannels;
}

/** How many elements the panels of a row take (assembly/panels.ts). */
export function panelsOf(rowLength: number): number {
  return Math.ceil(rowLength / 8) * 8;
}

/** Runs `use` with the geometry and with memory for the frame of an image (assembly/frame.ts) and `elements` more. */
export function withScratch(
  backend: BackendWasm,
  geometry: Geometry,
  elements: number,
  use: (geometry: number, scratch: number) => void,
): void {
  const [height, width] = frameOf(geometry);
  const bytes = 4 * (height * width * geometry.inChannels + 4 + elements);
  withGeometry(backend, geometry, (address) => withMemory(backend, bytes, (scratch) => use(address, scratch)));
}
