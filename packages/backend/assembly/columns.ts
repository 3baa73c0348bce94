import { at } from './address';
import { copyRun } from './copy';
import { Geometry } from './geometry';

/**
 * For each output position in [first, first + count) one row with the inputs its filter window covers, ordered as
 * [filterHeight, filterWidth, channels]; zeros where the window lies in the padding. A convolution is then one product
 * of matrices.
 */
export function readColumns(g: Geometry, x: usize, first: i32, count: i32, columns: usize): void {
  // What the loops need of the geometry is kept in variables: the compiler must assume that a store may change memory.
  const outWidth = g.outWidth;
  const width = g.width;
  const channels = g.channels;
  const filterHeight = g.filterHeight;
  const filterWidth = g.filterWidth;
  const strideWidth = g.strideWidth;
  const dilationWidth = g.dilationWidth;
  const run = filterWidth * channels;

  let image = first / (g.outHeight * outWidth);
  let outRow = first / outWidth - image * g.outHeight;
  let left = (first % outWidth) * strideWidth - g.padLeft;
  const end = outWidth * strideWidth - g.padLeft;
  for (let position = 0; position < count; position++) {
    const isWhole = dilationWidth == 1 && left >= 0 && left + filterWidth <= width;
    const top = outRow * g.strideHeight - g.padTop;
    for (let i = 0; i < filterHeight; i++) {
      const row = top + i * g.dilationHeight;
      const line = at(x, (image * g.height + row) * width * channels);
      if (row < 0 || row >= g.height) {
        memory.fill(columns, 0, (<usize>run) << 2);
      } else if (isWhole) {
        copyRun(at(line, left * channels), columns, run);
      } else {
        readTaps(line, left, width, filterWidth, dilationWidth, channels, columns);
      }
      columns = at(columns, run);
    }
    left += strideWidth;
    if (left == end) {
      left = -g.padLeft;
      outRow++;
      if (outRow == g.outHeight) {
        outRow = 0;
        image++;
      }
    }
  }
}

/** One row of a window whose elements do not lie side by side, or not all inside the image. */
function readTaps(
  line: usize,
  left: i32,
  width: i32,
  filterWidth: i32,
  dilation: i32,
  channels: i32,
  columns: usize,
): void {
  for (let j = 0; j < filterWidth; j++) {
    const column = left + j * dilation;
    if (column >= 0 && column < width) copyRun(at(line, column * channels), columns, channels);
    else for (let c = 0; c < channels; c++) store<f32>(at(columns, c), 0);
    columns = at(columns, channels);
  }
}
