import { at } from './address';
import { addTo } from './add-to';
import { Geometry } from './geometry';

/**
 * For each output position in [first, first + count) one row with the inputs its filter window covers, ordered as
 * [filterHeight, filterWidth, channels]; zeros where the window lies in the padding. A convolution is then one product
 * of matrices.
 */
export function readColumns(g: Geometry, x: usize, first: i32, count: i32, columns: usize): void {
  visitWindows(g, x, first, count, columns, true);
}

/** The way back: every element of the rows is added to the input it came from. */
export function addColumns(g: Geometry, x: usize, first: i32, count: i32, columns: usize): void {
  visitWindows(g, x, first, count, columns, false);
}

// What the loops need of the geometry is kept in variables: the compiler must assume that a store may change memory.
function visitWindows(g: Geometry, x: usize, first: i32, count: i32, columns: usize, isReading: bool): void {
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
        if (isReading) memory.fill(columns, 0, (<usize>run) << 2);
      } else if (isWhole) {
        visitRun(at(line, left * channels), columns, run, isReading);
      } else {
        visitTaps(line, left, width, filterWidth, dilationWidth, channels, columns, isReading);
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
function visitTaps(
  line: usize,
  left: i32,
  width: i32,
  filterWidth: i32,
  dilation: i32,
  channels: i32,
  columns: usize,
  isReading: bool,
): void {
  for (let j = 0; j < filterWidth; j++) {
    const column = left + j * dilation;
    if (column >= 0 && column < width) visitRun(at(line, column * channels), columns, channels, isReading);
    else if (isReading) for (let c = 0; c < channels; c++) store<f32>(at(columns, c), 0);
    columns = at(columns, channels);
  }
}

function visitRun(x: usize, columns: usize, length: i32, isReading: bool): void {
  if (!isReading) addTo(x, columns, length);
  else if (length > 64) memory.copy(columns, x, (<usize>length) << 2);
  else copyShort(x, columns, length); // less than what a call of memory.copy costs
}

function copyShort(source: usize, target: usize, length: i32): void {
  let i = 0;
  for (; i + 4 <= length; i += 4) v128.store(at(target, i), v128.load(at(source, i)));
  for (; i < length; i++) store<f32>(at(target, i), load<f32>(at(source, i)));
}
