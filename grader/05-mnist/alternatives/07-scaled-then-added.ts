/**
 * @alternative Computes both new values first, and assigns them afterwards.
 */
import { tf } from '@gradus/runtime';

export function sgdMomentumStep(
  params: readonly tf.Variable[],
  grads: readonly tf.Tensor[],
  velocity: tf.Variable[],
  opts: { lr: number; momentum: number },
): void {
  if (params.length !== grads.length) throw new RangeError('gradients');
  if (velocity.length > 0 && velocity.length !== params.length) throw new RangeError('velocity');
  const unlike = params.some((w, i) => w.shape.join() !== grads[i]!.shape.join() || w.rank !== grads[i]!.rank);
  if (unlike) throw new RangeError('shapes');
  for (const [i, w] of params.entries()) {
    const before = velocity[i];
    const speed = before ? tf.tidy(() => tf.add(tf.mul(before, opts.momentum), grads[i]!)) : grads[i]!.clone();
    const next = tf.tidy(() => tf.add(w, tf.mul(speed, -opts.lr)));
    w.assign(next);
    next.dispose();
    if (!before) {
      velocity.push(tf.variable(speed, false));
      speed.dispose();
    } else {
      before.assign(speed);
      speed.dispose();
    }
  }
}
