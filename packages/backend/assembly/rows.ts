import { addTo } from './add-to';
import { at } from './address';

/** `count` blocks of `bytes`, which lie `sourceStride` bytes apart and are to lie `targetStride` apart. */
export function copyBlocks(
  source: usize,
  sourceStride: usize,
  target: usize,
  targetStride: usize,
  bytes: usize,
  count: i32,
): void {
  for (let i = 0; i < count; i++) {
    memory.copy(target, source, bytes);
    source += sourceStride;
    target += targetStride;
  }
}

/** y[i] = x[indices[i]] for rows of `rowBytes`. */
export function gatherRows(x: usize, indices: usize, y: usize, count: i32, rowBytes: usize): void {
  for (let i = 0; i < count; i++) {
    memory.copy(y, x + <usize>load<i32>(at(indices, i)) * rowBytes, rowBytes);
    y += rowBytes;
  }
}

/** y[ids[i]] += x[i] for rows of float32; rows whose id is no segment are left out. */
export function sumSegments(x: usize, ids: usize, y: usize, count: i32, rowLength: i32, segments: i32): void {
  memory.fill(y, 0, (<usize>(segments * rowLength)) << 2);
  for (let i = 0; i < count; i++) {
    const id = load<i32>(at(ids, i));
    if (id >= 0 && id < segments) addTo(at(y, id * rowLength), at(x, i * rowLength), rowLength);
  }
}
