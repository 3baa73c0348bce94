import { at } from './address';
import { bandHeight } from './band';
import { frameLength, frameOf, needsFrame } from './frame';
import { Geometry } from './geometry';
import { leftOf, PANEL, PANEL_BYTES, panelCount, rightOf, unpackPanel } from './panels';

const TAPS: i32 = 4;

/**
 * The gradient of conv2d by its filter, read from the images themselves: dfilter[tap] = Σ x[position + tap] dy[position],
 * for at least four filters without horizontal dilation. `scratch` has room for a frame and for dfilter in panels, with
 * the number of taps rounded up to a multiple of four.
 */
export function directFilterGradient(g: Geometry, x: usize, dy: usize, dfilter: usize, scratch: usize): void {
  const n = g.outChannels;
  const window = g.filterHeight * g.filterWidth * g.channels;
  const rows = ((window + TAPS - 1) / TAPS) * TAPS;
  const height = bandHeight(g);
  const sums = at(scratch, frameLength(g));
  memory.fill(scratch, 0, (<usize>(frameLength(g) + panelCount(n) * rows * PANEL)) << 2);
  for (let image = 0; image < g.batch; image++) {
    const frame = frameOf(g, x, scratch);
    for (let first = 0; first < g.outHeight; first += height) {
      const end = min(g.outHeight, first + height);
      for (let p = 0; p < panelCount(n); p++) {
        for (let tap = 0; tap < window; tap += TAPS) {
          addBand(g, frame, dy, first, end, tap, leftOf(p, n), rightOf(p, n), at(sums, (p * rows + tap) * PANEL));
        }
      }
    }
    x = at(x, g.height * g.width * g.channels);
    dy = at(dy, g.outHeight * g.outWidth * n);
  }
  for (let p = 0; p < panelCount(n); p++) unpackPanel(at(sums, p * rows * PANEL), dfilter, n, p, window);
}

/** What some rows of dy of one image add to one panel of four taps; beyond the end the last tap again. */
function addBand(
  g: Geometry,
  frame: usize,
  dy: usize,
  first: i32,
  end: i32,
  tap: i32,
  left: i32,
  right: i32,
  sums: usize,
): void {
  const line = (needsFrame(g) ? g.frameWidth : g.width) * g.channels;
  const toNextRow = (<usize>(g.strideHeight * line - g.outWidth * g.strideWidth * g.channels)) << 2;
  const step = (<usize>(g.strideWidth * g.channels)) << 2;
  const outWidth = g.outWidth;
  const outChannelBytes = (<usize>g.outChannels) << 2;
  const toRight = (<usize>(right - left)) << 2;
  frame = at(frame, first * g.strideHeight * line);
  let a0 = at(frame, offsetOf(g, line, tap));
  let a1 = at(frame, offsetOf(g, line, tap + 1));
  let a2 = at(frame, offsetOf(g, line, tap + 2));
  let a3 = at(frame, offsetOf(g, line, tap + 3));
  let b = at(dy, first * outWidth * g.outChannels + left);
  let c00 = f32x4.splat(0), c01 = f32x4.splat(0); // prettier-ignore
  let c10 = f32x4.splat(0), c11 = f32x4.splat(0); // prettier-ignore
  let c20 = f32x4.splat(0), c21 = f32x4.splat(0); // prettier-ignore
  let c30 = f32x4.splat(0), c31 = f32x4.splat(0); // prettier-ignore
  for (let row = first; row < end; row++) {
    for (let column = 0; column < outWidth; column++) {
      const b0 = v128.load(b);
      const b1 = v128.load(b + toRight);
      let value = v128.load_splat<f32>(a0);
      c00 = f32x4.add(c00, f32x4.mul(value, b0));
      c01 = f32x4.add(c01, f32x4.mul(value, b1));
      value = v128.load_splat<f32>(a1);
      c10 = f32x4.add(c10, f32x4.mul(value, b0));
      c11 = f32x4.add(c11, f32x4.mul(value, b1));
      value = v128.load_splat<f32>(a2);
      c20 = f32x4.add(c20, f32x4.mul(value, b0));
      c21 = f32x4.add(c21, f32x4.mul(value, b1));
      value = v128.load_splat<f32>(a3);
      c30 = f32x4.add(c30, f32x4.mul(value, b0));
      c31 = f32x4.add(c31, f32x4.mul(value, b1));
      a0 += step;
      a1 += step;
      a2 += step;
      a3 += step;
      b += outChannelBytes;
    }
    a0 += toNextRow;
    a1 += toNextRow;
    a2 += toNextRow;
    a3 += toNextRow;
  }
  addVectors(sums, c00, c01);
  addVectors(sums + PANEL_BYTES, c10, c11);
  addVectors(sums + 2 * PANEL_BYTES, c20, c21);
  addVectors(sums + 3 * PANEL_BYTES, c30, c31);
}

/** Which element of the frame the first window has at this tap. */
function offsetOf(g: Geometry, line: i32, tap: i32): i32 {
  const rowLength = g.filterWidth * g.channels;
  const existing = min(tap, g.filterHeight * rowLength - 1);
  return (existing / rowLength) * g.dilationHeight * line + (existing % rowLength);
}

function addVectors(sums: usize, left: v128, right: v128): void {
  v128.store(sums, f32x4.add(v128.load(sums), left));
  v128.store(sums, f32x4.add(v128.load(sums, 16), right), 16);
}
