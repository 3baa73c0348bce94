/**
 * @alternative Puts the lengths together from their bytes, and copies in a loop.
 */
export function parseIdx(bytes: Uint8Array): { shape: number[]; data: Uint8Array } {
  let position = 0;
  const next = () => {
    const byte = bytes[position++];
    if (byte === undefined) throw new RangeError('the file is too short');
    return byte;
  };
  if (next() !== 0 || next() !== 0) throw new TypeError('not an IDX file');
  if (next() !== 8) throw new TypeError('not unsigned bytes');
  const shape: number[] = [];
  let size = 1;
  for (let axis = next(); axis > 0; axis--) {
    const length = ((next() * 256 + next()) * 256 + next()) * 256 + next();
    shape.push(length);
    size *= length;
  }
  if (bytes.length - position !== size) throw new RangeError('length');
  const data = new Uint8Array(size);
  for (let i = 0; i < size; i++) data[i] = next();
  return { shape, data };
}
