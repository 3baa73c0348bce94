// A tile of C stays in registers: 4 × 8 float32 are 8 of the 16 vector registers there are.
export const TILE_ROWS: i32 = 4;
export const TILE_COLUMNS: i32 = 8;

// Blocks stay in the caches: a packed block of A (96 × 384) in the second level, a panel of B (384 × 8) in the first.
export const BLOCK_ROWS: i32 = 96;
export const BLOCK_DEPTH: i32 = 384;
export const BLOCK_COLUMNS: i32 = 1024;
