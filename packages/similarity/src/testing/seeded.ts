import { createHash } from 'node:crypto';

export type Random = () => number;

/** Numbers from 0 to 1 that only depend on a text (SHA-256 of it and a counter). */
export function seeded(text: string): Random {
  let count = 0;
  let [bytes, at] = [Buffer.alloc(0), 0];
  return () => {
    if (at === bytes.length) [bytes, at] = [createHash('sha256').update(`${text} ${count++}`).digest(), 0];
    const value = bytes.readUInt32LE(at) / 2 ** 32;
    at += 4;
    return value;
  };
}
