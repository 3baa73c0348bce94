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

function visitWindows(g: Geometry, x: usize, first: i32, count: i32, columns: usize, isReading: bool): void {
  const outArea = g.outHeight * g.outWidth;
  for (let position = first; position < first + count; position++) {
    const image = position / outArea;
    const inImage = position - image * outArea;
    const outRow = inImage / g.outWidth;
    const outColumn = inImage - outRow * g.outWidth;
    const top = outRow * g.strideHeight - g.padTop;
    const left = outColumn * g.strideWidth - g.padLeft;
    for (let i = 0; i < g.filterHeight; i++) {
      const row = top + i * g.dilationHeight;
      const isInside = row >= 0 && row < g.height;
      const line = at(x, (image * g.height + row) * g.width * g.channels);
      if (isInside) visitLine(g, line, left, columns, isReading);
      else if (isReading) memory.fill(columns, 0, (<usize>(g.filterWidth * g.channels)) << 2);
      columns = at(columns, g.filterWidth * g.channels);
    }
  }
}

/** One row of a window. Neighbours lie side by side unless the window is dilated or leaves the image. */
function visitLine(g: Geometry, line: usize, left: i32, columns: usize, isReading: bool): void {
  const channels = g.channels;
  if (g.dilationWidth == 1 && left >= 0 && left + g.filterWidth <= g.width) {
    visitRun(at(line, left * channels), columns, g.filterWidth * channels, isReading);
    return;
  }
  for (let j = 0; j < g.filterWidth; j++) {
    const column = left + j * g.dilationWidth;
    if (column >= 0 && column < g.width) visitRun(at(line, column * channels), columns, channels, isReading);
    else if (isReading) for (let c = 0; c < channels; c++) store<f32>(at(columns, c), 0);
    columns = at(columns, channels);
  }
}

function visitRun(x: usize, columns: usize, length: i32, isReading: bool): void {
  if (isReading) copy(x, columns, length);
  else addTo(x, columns, length);
}

/** Runs are often shorter than what a call of memory.copy costs. */
function copy(source: usize, target: usize, length: i32): void {
  if (length > 64) {
    memory.copy(target, source, (<usize>length) << 2);
    return;
  }
  let i = 0;
  for (; i + 4 <= length; i += 4) v128.store(at(target, i), v128.load(at(source, i)));
  for (; i < length; i++) store<f32>(at(target, i), load<f32>(at(source, i)));
}
