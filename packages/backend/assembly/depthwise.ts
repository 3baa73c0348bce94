import { addProductTo, addScaledTo } from './add-to';
import { at } from './address';
import { Geometry } from './geometry';

/** dfilter[i, j, c, m] = Σ x[row, column, c] · dy[outRow, outColumn, c, m] */
export function depthwiseFilterGradient(g: Geometry, x: usize, dy: usize, dfilter: usize): void {
  memory.fill(dfilter, 0, (<usize>(g.filterHeight * g.filterWidth * g.outChannels)) << 2);
  visitTaps(g, x, dy, dfilter, true);
}

/** dx[row, column, c] = Σ filter[i, j, c, m] · dy[outRow, outColumn, c, m] */
export function depthwiseInputGradient(g: Geometry, dy: usize, filter: usize, dx: usize): void {
  memory.fill(dx, 0, (<usize>(g.batch * g.height * g.width * g.channels)) << 2);
  visitTaps(g, dx, dy, filter, false);
}

/** Every pair of an output position and a tap of the filter whose input lies inside the image. */
function visitTaps(g: Geometry, x: usize, dy: usize, filter: usize, isForFilter: bool): void {
  const channels = g.channels;
  const multiplier = g.outChannels / channels;
  for (let image = 0; image < g.batch; image++) {
    for (let outRow = 0; outRow < g.outHeight; outRow++) {
      for (let outColumn = 0; outColumn < g.outWidth; outColumn++) {
        for (let i = 0; i < g.filterHeight; i++) {
          const row = outRow * g.strideHeight - g.padTop + i * g.dilationHeight;
          if (row < 0 || row >= g.height) continue;
          for (let j = 0; j < g.filterWidth; j++) {
            const column = outColumn * g.strideWidth - g.padLeft + j * g.dilationWidth;
            if (column < 0 || column >= g.width) continue;
            const input = at(x, ((image * g.height + row) * g.width + column) * channels);
            const tap = at(filter, (i * g.filterWidth + j) * g.outChannels);
            if (isForFilter) addToFilter(tap, input, dy, channels, multiplier);
            else addToInput(input, tap, dy, channels, multiplier);
          }
        }
        dy = at(dy, g.outChannels);
      }
    }
  }
}

function addToFilter(dfilter: usize, x: usize, dy: usize, channels: i32, multiplier: i32): void {
  if (multiplier == 1) {
    addProductTo(dfilter, x, dy, channels);
    return;
  }
  for (let c = 0; c < channels; c++) {
    addScaledTo(at(dfilter, c * multiplier), at(dy, c * multiplier), load<f32>(at(x, c)), multiplier);
  }
}

function addToInput(dx: usize, filter: usize, dy: usize, channels: i32, multiplier: i32): void {
  if (multiplier == 1) {
    addProductTo(dx, filter, dy, channels);
    return;
  }
  for (let c = 0; c < channels; c++) {
    let sum = load<f32>(at(dx, c));
    for (let m = 0; m < multiplier; m++) {
      const k = c * multiplier + m;
      sum += load<f32>(at(filter, k)) * load<f32>(at(dy, k));
    }
    store<f32>(at(dx, c), sum);
  }
}
