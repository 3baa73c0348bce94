import { createHash } from 'node:crypto';

/** A submission's own seed, below 10⁹, so that `gradus test --seed` takes it. */
export function seedOf(runSeed: number, id: string): number {
  return createHash('sha256').update(`${runSeed}\0${id}`).digest().readUInt32LE(0) % 1_000_000_000;
}
