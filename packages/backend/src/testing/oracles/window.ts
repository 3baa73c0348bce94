/** How a filter or a pool moves over one axis of an image. */
export interface Axis {
  readonly size: number;
  readonly filter: number;
  readonly stride: number;
  readonly dilation: number;
  readonly before: number;
  readonly out: number;
}

export type Padding = 'same' | 'valid' | number;

/** `same`: as many outputs as strides begin in the image, the padding split evenly, the odd one at the end. */
export function alongAxis(size: number, filter: number, stride: number, dilation: number, padding: Padding): Axis {
  const reach = (filter - 1) * dilation + 1;
  if (padding === 'same') {
    const out = Math.ceil(size / stride);
    const total = Math.max(0, (out - 1) * stride + reach - size);
    return { size, filter, stride, dilation, before: Math.floor(total / 2), out };
  }
  const before = padding === 'valid' ? 0 : padding;
  return { size, filter, stride, dilation, before, out: Math.floor((size + 2 * before - reach) / stride) + 1 };
}

/** The inputs of output `o` that lie inside the image, with the tap of the filter that meets each. */
export function taps({ size, filter, stride, dilation, before }: Axis, o: number): { input: number; tap: number }[] {
  return Array.from({ length: filter }, (_, tap) => ({ input: o * stride + tap * dilation - before, tap })).filter(
    ({ input }) => input >= 0 && input < size,
  );
}
