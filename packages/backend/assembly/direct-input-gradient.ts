import { at } from './address';
import { bandHeight } from './band';
import { copyFromFrame, coversImage, frameLength, needsFrame } from './frame';
import { Geometry } from './geometry';
import { leftOf, PANEL_BYTES, PANEL, panelCount, rightOf } from './panels';

const POSITIONS: i32 = 4;

/**
 * The gradient of conv2d by its input, without horizontal dilation: every dy · filter is added where its window lies.
 * `scratch` has room for a frame, for the transposed filter in panels, and for two int32 for each position of the output,
 * their number rounded up to a multiple of four.
 */
export function directInputGradient(g: Geometry, dy: usize, filter: usize, dx: usize, scratch: usize): void {
  const rowLength = g.filterWidth * g.channels;
  const packed = at(scratch, frameLength(g));
  const places = at(packed, g.filterHeight * panelCount(rowLength) * g.outChannels * PANEL);
  const imageLength = g.height * g.width * g.channels;
  const isFramed = needsFrame(g) || rowLength < 4; // of a short row, more is written than belongs to it
  const line = (isFramed ? g.frameWidth : g.width) * g.channels;
  packTransposed(g, filter, packed);
  listPlaces(g, line, places);
  if (!isFramed || !coversImage(g)) memory.fill(dx, 0, (<usize>(g.batch * imageLength)) << 2);
  for (let image = 0; image < g.batch; image++) {
    if (isFramed) memory.fill(scratch, 0, (<usize>frameLength(g)) << 2);
    addImage(g, dy, places, packed, isFramed ? scratch : dx, line);
    if (isFramed) copyFromFrame(g, scratch, dx);
    dx = at(dx, imageLength);
    dy = at(dy, g.outHeight * g.outWidth * g.outChannels);
  }
}

/** For each row of the filter its panels, each as [outChannels × 8]. */
function packTransposed(g: Geometry, filter: usize, target: usize): void {
  const n = g.outChannels;
  const rowLength = g.filterWidth * g.channels;
  for (let i = 0; i < g.filterHeight; i++) {
    for (let p = 0; p < panelCount(rowLength); p++) {
      const left = leftOf(p, rowLength);
      const right = rightOf(p, rowLength);
      for (let o = 0; o < n; o++) {
        for (let lane = 0; lane < 4; lane++) {
          const exists = lane < rowLength;
          store<f32>(at(target, lane), exists ? load<f32>(at(filter, (left + lane) * n + o)) : 0);
          store<f32>(at(target, lane + 4), exists ? load<f32>(at(filter, (right + lane) * n + o)) : 0);
        }
        target += PANEL_BYTES;
      }
    }
    filter = at(filter, rowLength * n);
  }
}

/**
 * At which bytes of dy and of the frame each position of the output begins. They go down the columns of a band: windows one below
 * the other share few elements, so that none has to wait for the sum of the one before.
 */
function listPlaces(g: Geometry, line: i32, places: usize): void {
  const positions = g.outHeight * g.outWidth;
  const height = max(POSITIONS, bandHeight(g));
  for (let position = 0; position < positions + POSITIONS - 1; position++) {
    const band = (min(position, positions - 1) / (height * g.outWidth)) * height;
    const inBand = min(position, positions - 1) - band * g.outWidth;
    const row = band + (inBand % min(height, g.outHeight - band));
    const column = inBand / min(height, g.outHeight - band);
    store<i32>(places, ((row * g.outWidth + column) * g.outChannels) << 2);
    store<i32>(places, (row * g.strideHeight * line + column * g.strideWidth * g.channels) << 2, 4);
    places += 8;
  }
}

function addImage(g: Geometry, dy: usize, places: usize, packed: usize, frame: usize, line: i32): void {
  const n = g.outChannels;
  const positions = g.outHeight * g.outWidth;
  const rowLength = g.filterWidth * g.channels;
  const bandPositions = max(POSITIONS, bandHeight(g)) * g.outWidth;
  for (let first = 0; first < positions; first += bandPositions) {
    const count = min(bandPositions, positions - first);
    const bandPlaces = at(places, 2 * first);
    let panel = packed;
    for (let i = 0; i < g.filterHeight; i++) {
      for (let p = 0; p < panelCount(rowLength); p++) {
        const left = leftOf(p, rowLength);
        const right = rightOf(p, rowLength);
        const target = at(frame, i * g.dilationHeight * line + left);
        if (left == right) addVector(n, dy, panel, target, bandPlaces, count, min(4, rowLength));
        else addPanel(n, dy, panel, target, (<usize>(right - left)) << 2, bandPlaces, count);
        panel = at(panel, n * PANEL);
      }
    }
  }
}

/** One panel of one row of all windows, four at a time; at the end, what is left. */
function addPanel(n: i32, dy: usize, panel: usize, frame: usize, toRight: usize, places: usize, positions: i32): void {
  for (let left = positions; left > 0; left -= POSITIONS) {
    let a0 = dy + <usize>load<i32>(places);
    let a1 = dy + <usize>load<i32>(places, 8);
    let a2 = dy + <usize>load<i32>(places, 16);
    let a3 = dy + <usize>load<i32>(places, 24);
    let b = panel;
    let c00 = f32x4.splat(0), c01 = f32x4.splat(0); // prettier-ignore
    let c10 = f32x4.splat(0), c11 = f32x4.splat(0); // prettier-ignore
    let c20 = f32x4.splat(0), c21 = f32x4.splat(0); // prettier-ignore
    let c30 = f32x4.splat(0), c31 = f32x4.splat(0); // prettier-ignore
    for (let o = 0; o < n; o++) {
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
    addBoth(frame + <usize>load<i32>(places, 4), toRight, c00, c01);
    if (left > 1) addBoth(frame + <usize>load<i32>(places, 12), toRight, c10, c11);
    if (left > 2) addBoth(frame + <usize>load<i32>(places, 20), toRight, c20, c21);
    if (left > 3) addBoth(frame + <usize>load<i32>(places, 28), toRight, c30, c31);
    places += 8 * POSITIONS;
  }
}

/** Both are read before either is written: they may overlap, and have equal sums where they do. */
function addBoth(target: usize, toRight: usize, c0: v128, c1: v128): void {
  const sum0 = f32x4.add(v128.load(target), c0);
  const sum1 = f32x4.add(v128.load(target + toRight), c1);
  v128.store(target, sum0);
  v128.store(target + toRight, sum1);
}

/** The same for a panel whose two vectors are one, of which so many `lanes` belong to the window. */
function addVector(n: i32, dy: usize, panel: usize, frame: usize, places: usize, positions: i32, lanes: i32): void {
  const existing = i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(lanes));
  for (let left = positions; left > 0; left -= POSITIONS) {
    let a0 = dy + <usize>load<i32>(places);
    let a1 = dy + <usize>load<i32>(places, 8);
    let a2 = dy + <usize>load<i32>(places, 16);
    let a3 = dy + <usize>load<i32>(places, 24);
    let b = panel;
    let c0 = f32x4.splat(0), c1 = c0, c2 = c0, c3 = c0; // prettier-ignore
    for (let o = 0; o < n; o++) {
      const b0 = v128.load(b);
      c0 = f32x4.add(c0, f32x4.mul(v128.load_splat<f32>(a0), b0));
      c1 = f32x4.add(c1, f32x4.mul(v128.load_splat<f32>(a1), b0));
      c2 = f32x4.add(c2, f32x4.mul(v128.load_splat<f32>(a2), b0));
      c3 = f32x4.add(c3, f32x4.mul(v128.load_splat<f32>(a3), b0));
      a0 += 4;
      a1 += 4;
      a2 += 4;
      a3 += 4;
      b += PANEL_BYTES;
    }
    addOne(frame + <usize>load<i32>(places, 4), v128.and(c0, existing));
    if (left > 1) addOne(frame + <usize>load<i32>(places, 12), v128.and(c1, existing));
    if (left > 2) addOne(frame + <usize>load<i32>(places, 20), v128.and(c2, existing));
    if (left > 3) addOne(frame + <usize>load<i32>(places, 28), v128.and(c3, existing));
    places += 8 * POSITIONS;
  }
}

function addOne(target: usize, c: v128): void {
  v128.store(target, f32x4.add(v128.load(target), c));
}
