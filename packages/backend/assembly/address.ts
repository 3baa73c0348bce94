/** Where the element at this index of a float32 or int32 array lies. */
export function at(array: usize, index: i32): usize {
  return array + ((<usize>index) << 2);
}
