import { type Print, RUN } from './fingerprints';
import { LIMITS } from './limits';
import type { ScannedAnswer } from './scan-answer';

/** Tokens that two answers share, in a row: where they begin in either, and how many. */
export interface Tile {
  readonly left: number;
  readonly right: number;
  readonly length: number;
}

/**
 * Covers the left answer, from its beginning on, with what also is in the right one, the longest at each place; no token
 * belongs to two tiles. They may stand in another order there, as functions do that were moved.
 */
export function tilesOf(left: ScannedAnswer, right: ScannedAnswer): Tile[] {
  const places = placesOf(right.prints);
  const taken = new Uint8Array(right.tokens.length);
  const tiles: Tile[] = [];
  let at = 0;
  while (at + RUN <= left.tokens.length) {
    const tile = longestAt(at, left, right, places, taken);
    if (tile.length < RUN) at++;
    else {
      taken.fill(1, tile.right, tile.right + tile.length);
      tiles.push(tile);
      at += tile.length;
    }
  }
  return tiles;
}

function placesOf(prints: readonly Print[]): Map<Print, number[]> {
  const places = new Map<Print, number[]>();
  prints.forEach((print, i) => {
    const list = places.get(print);
    if (list === undefined) places.set(print, [i]);
    else if (list.length < LIMITS.places) list.push(i);
  });
  return places;
}

function longestAt(
  at: number,
  left: ScannedAnswer,
  right: ScannedAnswer,
  places: ReadonlyMap<Print, readonly number[]>,
  taken: Uint8Array,
): Tile {
  let longest = { left: at, right: 0, length: 0 };
  for (const place of places.get(left.prints[at]!) ?? []) {
    const length = lengthOf(left, at, right, place, taken);
    if (length > longest.length) longest = { left: at, right: place, length };
  }
  return longest;
}

function lengthOf(left: ScannedAnswer, i: number, right: ScannedAnswer, j: number, taken: Uint8Array): number {
  const most = Math.min(left.tokens.length - i, right.tokens.length - j);
  let length = 0;
  while (length < most && !taken[j + length] && left.tokens[i + length]!.kind === right.tokens[j + length]!.kind)
    length++;
  return length;
}
