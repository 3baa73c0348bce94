/**
 * @alternative Lays the text out as a table [B, L] of tensors and cuts windows out of it; throws at the call.
 */
import { tf } from '@gradus/runtime';

export function seqBatches(ids: Int32Array, batchSize: number, numSteps: number, offset = 0) {
  if (![batchSize, numSteps].every((n) => Number.isInteger(n) && n > 0)) throw new RangeError('sizes');
  if (!Number.isInteger(offset) || offset < 0) throw new RangeError('offset');
  return windows(ids, batchSize, numSteps, offset);
}

function* windows(ids: Int32Array, B: number, T: number, offset: number) {
  const usable = ids.length - offset - 1;
  const L = usable > 0 ? Math.floor(usable / B) : 0;
  const count = Math.floor(L / T);
  const rows = (shift: number) => ids.slice(offset + shift, offset + shift + B * L);
  for (let w = 0; w < count; w++) {
    const [x, y] = tf.tidy(() =>
      [0, 1].map((shift) =>
        tf
          .tensor2d(rows(shift), [B, L], 'int32')
          .slice([0, w * T], [B, T])
          .transpose(),
      ),
    ) as [tf.Tensor2D, tf.Tensor2D];
    yield { x, y };
  }
}
