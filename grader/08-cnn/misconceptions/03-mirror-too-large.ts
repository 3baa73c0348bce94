/**
 * @misconception A mirror has at most length − 1 rows to show; refuse more.
 * @caughtBy errors
 */
import { tf } from '@gradus/runtime';

export function pad2d(
  x: tf.Tensor4D,
  pads: { top: number; bottom: number; left: number; right: number },
  mode: 'zeros' | 'reflect' = 'zeros',
): tf.Tensor4D {
  const { top, bottom, left, right } = pads;
  const [, h, w] = x.shape;
  if (mode !== 'zeros' && mode !== 'reflect') throw new Error('mode');
  for (const p of [top, bottom, left, right]) if (!Number.isInteger(p) || p < 0) throw new Error('pad');
  const places = (length: number, before: number, after: number) =>
    Array.from({ length: before + length + after }, (_, i) => i - before);
  const mirror = (p: number, length: number) => (p < 0 ? -p : p >= length ? 2 * (length - 1) - p : p);
  const inside = (p: number, length: number) => (p >= 0 && p < length ? 1 : 0);
  const [rows, columns] = [places(h, top, bottom), places(w, left, right)];
  return tf.tidy(() => {
    const pick = (p: number, length: number) =>
      mode === 'reflect' ? Math.min(Math.max(mirror(p, length), 0), length - 1) : Math.min(Math.max(p, 0), length - 1);
    const picked = x
      .gather(
        tf.tensor1d(
          rows.map((p) => pick(p, h)),
          'int32',
        ),
        1,
      )
      .gather(
        tf.tensor1d(
          columns.map((p) => pick(p, w)),
          'int32',
        ),
        2,
      );
    if (mode === 'reflect') return picked as tf.Tensor4D;
    const mask = tf.tensor4d(
      rows.flatMap((r) => columns.map((c) => inside(r, h) * inside(c, w))),
      [1, rows.length, columns.length, 1],
    );
    return picked.mul<tf.Tensor4D>(mask);
  });
}
