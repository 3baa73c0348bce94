import { at } from './address';

/** Copies float32 that do not overlap; a few of them cost less than a call of memory.copy. */
export function copyRun(source: usize, target: usize, length: i32): void {
  if (length > 64) memory.copy(target, source, (<usize>length) << 2);
  else copyShort(source, target, length);
}

function copyShort(source: usize, target: usize, length: i32): void {
  let i = 0;
  for (; i + 4 <= length; i += 4) v128.store(at(target, i), v128.load(at(source, i)));
  for (; i < length; i++) store<f32>(at(target, i), load<f32>(at(source, i)));
}
