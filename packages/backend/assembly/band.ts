import { Geometry } from './geometry';

// A band of dy is read again for every part of the filter: it should stay near, in 32 kB. And sums over a band are made
// in float32 before they are added to the rest: they should be short.
const BAND_ELEMENTS: i32 = 8192;
const BAND_POSITIONS: i32 = 256;

/** How many rows of the output are treated together. */
export function bandHeight(g: Geometry): i32 {
  return max(1, min(BAND_POSITIONS / g.outWidth, BAND_ELEMENTS / (g.outWidth * g.outChannels)));
}
