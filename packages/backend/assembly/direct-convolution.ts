import { at } from './address';
import { frameLength, frameOf, needsFrame } from './frame';
import { Geometry } from './geometry';
import { leftOf, packPanel, PANEL, PANEL_BYTES, panelCount, rightOf } from './panels';

const POSITIONS: i32 = 4;

/**
 * y = conv2d(x, filter) + bias, read from the image itself: for at least four filters without horizontal dilation.
 * `bias` is 0 if there is none. `scratch` has room for a frame, the filter in panels, and an int32 for each position of
 * the output, their number rounded up to a multiple of four.
 */
export function directConvolution(g: Geometry, x: usize, filter: usize, bias: usize, y: usize, scratch: usize): void {
  const n = g.outChannels;
  const window = g.filterHeight * g.filterWidth * g.channels;
  const packed = at(scratch, frameLength(g));
  const windows = at(packed, panelCount(n) * window * PANEL);
  const line = (needsFrame(g) ? g.frameWidth : g.width) * g.channels;
  for (let p = 0; p < panelCount(n); p++) packPanel(filter, n, p, window, at(packed, p * window * PANEL));
  listWindows(g, line, windows);
  memory.fill(scratch, 0, (<usize>frameLength(g)) << 2);
  for (let image = 0; image < g.batch; image++) {
    const frame = frameOf(g, x, scratch);
    for (let p = 0; p < panelCount(n); p++) {
      convolveImage(g, frame, line, windows, at(packed, p * window * PANEL), bias, y, leftOf(p, n), rightOf(p, n));
    }
    x = at(x, g.height * g.width * g.channels);
    y = at(y, g.outHeight * g.outWidth * n);
  }
}

/** For each position of the output, at which byte of the frame its window begins; at the end the last one again. */
function listWindows(g: Geometry, line: i32, windows: usize): void {
  const positions = g.outHeight * g.outWidth;
  for (let position = 0; position < positions + POSITIONS - 1; position++) {
    const row = min(position, positions - 1) / g.outWidth;
    const column = min(position, positions - 1) % g.outWidth;
    store<i32>(at(windows, position), (row * g.strideHeight * line + column * g.strideWidth * g.channels) << 2);
  }
}

/** One panel of all positions, four at a time. */
function convolveImage(
  g: Geometry,
  frame: usize,
  line: i32,
  windows: usize,
  weights: usize,
  bias: usize,
  y: usize,
  left: i32,
  right: i32,
): void {
  const positions = g.outHeight * g.outWidth;
  const filterHeight = g.filterHeight;
  const rowLength = g.filterWidth * g.channels;
  const toNextRow = (<usize>(g.dilationHeight * line - rowLength)) << 2;
  const biasLeft = bias ? v128.load(at(bias, left)) : f32x4.splat(0);
  const biasRight = bias ? v128.load(at(bias, right)) : f32x4.splat(0);
  for (let position = 0; position < positions; position += POSITIONS) {
    let a0 = frame + <usize>load<i32>(at(windows, position));
    let a1 = frame + <usize>load<i32>(at(windows, position), 4);
    let a2 = frame + <usize>load<i32>(at(windows, position), 8);
    let a3 = frame + <usize>load<i32>(at(windows, position), 12);
    let b = weights;
    let c00 = biasLeft, c01 = biasRight; // prettier-ignore
    let c10 = biasLeft, c11 = biasRight; // prettier-ignore
    let c20 = biasLeft, c21 = biasRight; // prettier-ignore
    let c30 = biasLeft, c31 = biasRight; // prettier-ignore
    for (let i = 0; i < filterHeight; i++) {
      for (let r = 0; r < rowLength; r++) {
        const b0 = v128.load(b);
        const b1 = v128.load(b, 16);
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
        a0 += 4;
        a1 += 4;
        a2 += 4;
        a3 += 4;
        b += PANEL_BYTES;
      }
      a0 += toNextRow;
      a1 += toNextRow;
      a2 += toNextRow;
      a3 += toNextRow;
    }
    storeVectors(g, y, position, left, right, c00, c01);
    storeVectors(g, y, min(position + 1, positions - 1), left, right, c10, c11);
    storeVectors(g, y, min(position + 2, positions - 1), left, right, c20, c21);
    storeVectors(g, y, min(position + 3, positions - 1), left, right, c30, c31);
  }
}

function storeVectors(g: Geometry, y: usize, position: i32, left: i32, right: i32, c0: v128, c1: v128): void {
  const target = at(y, position * g.outChannels);
  v128.store(at(target, left), c0);
  v128.store(at(target, right), c1);
}
