import { BLOCK_COLUMNS, BLOCK_DEPTH, BLOCK_ROWS, TILE_COLUMNS, TILE_ROWS } from './blocking';

// The module owns no memory: the caller lends it a piece, laid out as edge | packedA | packedB.
let scratch: usize = 0;

const EDGE_BYTES: usize = TILE_ROWS * TILE_COLUMNS * 4;
const PACKED_A_BYTES: usize = (BLOCK_ROWS + TILE_ROWS) * BLOCK_DEPTH * 4;
const PACKED_B_BYTES: usize = (BLOCK_COLUMNS + TILE_COLUMNS) * BLOCK_DEPTH * 4;

export function scratchBytes(): usize {
  return EDGE_BYTES + PACKED_A_BYTES + PACKED_B_BYTES;
}

export function lendScratch(address: usize): void {
  scratch = address;
}

/** One tile, for results of which only a part belongs into C. */
export function edge(): usize {
  return scratch;
}

export function packedA(): usize {
  return scratch + EDGE_BYTES;
}

export function packedB(): usize {
  return scratch + EDGE_BYTES + PACKED_A_BYTES;
}
