/**
 * What answers to exercises do most: a worker that has done it once has compiled what many will need. Nothing depends on
 * what comes out.
 */
const { tf, normal, permutation, seededRandom } = require('@gradus/runtime');

/** The loss of a layer with softmax. */
exports.loss = (x, w, b) => {
  const logits = x.matMul(w).add(b);
  const shifted = logits.sub(logits.max(-1, true));
  return shifted.sub(shifted.exp().sum(-1, true).log()).mul(-1).relu().mean();
};

exports.practise = (x) => {
  const random = seededRandom(1);
  return tf.tidy(() => {
    const a = tf.tensor2d(
      Array.from({ length: 6 }, () => normal(random)),
      [2, 3],
    );
    const order = tf.tensor1d(permutation(random, 2), 'int32');
    const b = tf.concat([a, tf.ones([2, 3])], 0).slice([1, 0], [2, 3]);
    const c = tf.stack([a, b]).transpose([1, 0, 2]).reshape([4, 3]).gather(order).tile([1, 2]);
    const d = tf.where(c.greater(0), c.sqrt(), c.square()).div(tf.range(1, 7)).abs();
    const e = tf.oneHot(d.argMax(1), 6).cast('float32').equal(1).logicalNot().cast('int32').sum(0, true);
    const [dx] = tf.grads((y) => y.mul(y).sum())([x]);
    const f = tf.split(
      tf.maximum(
        tf.pad(dx.expandDims(0).squeeze(), [
          [0, 1],
          [0, 0],
        ]),
        0,
      ),
      2,
      1,
    );
    return [
      e.add(tf.scalar(1, 'int32')),
      f[0].exp().neg(),
      tf.zerosLike(c).cumsum(0),
      tf.sum(x),
      tf.mean(x, 0),
      tf.max(x, 1),
    ];
  });
};
