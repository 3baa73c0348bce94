/** A part of one line of a reference solution and what makes a wrong answer of it that nobody has catalogued. */
export interface Unrelated {
  readonly exercise: string;
  readonly right: string;
  readonly wrong: string;
}

const row = (exercise: string, right: string, wrong: string): Unrelated => ({ exercise, right, wrong });

/** Slips and strange ideas, not thoughts that many have. If one of these becomes a misconception, another takes its place. */
export const UNRELATED: readonly Unrelated[] = [
  row('1.01', 'rank: shape.length', 'rank: shape.length * 3'),
  row('1.02', '(exponent) => 10 ** exponent', '(exponent) => 10 ** exponent + 0.5'),
  row('1.05', 'return x.gather(indices, d);', 'return x.gather(indices, d).mul(3);'),
  row('1.06', 'x.transpose([0, 2, 3, 1])', 'x.transpose([2, 0, 1, 3])'),
  row('1.08', 'begin, x.shape.with(d, size)', 'begin, x.shape.with(d, size % 2)'),
  row('1.10', 'sum: values.sum(d)', 'sum: values.sum(d).add(7)'),
  row('1.12', 'x.flatten().gather(places.flatten())', 'x.flatten().gather(places.flatten()).neg()'),
  row('2.01', 'tf.add(tf.expandDims(b, 1), a)', 'tf.add(tf.expandDims(b, 1), a).square()'),
  row('2.02', "sizes.find((s) => s !== 1) ?? 1", 'sizes.find((s) => s !== 1) ?? 4'),
  row('2.04', 'tf.mul(x, ones)', 'tf.mul(x, ones.mul(5))'),
  row('2.06', 'tf.add(x, tf.reshape(bias, shape))', 'tf.add(x, tf.reshape(bias.mul(bias), shape))'),
  row('2.08', 'broadcastShape(cond.shape, x.shape, y.shape)', 'broadcastShape(cond.shape, x.shape, y.shape, [3, 1, 1])'),
  row('2.09', 'tf.square(difference)', 'tf.square(difference.add(1))'),
  row('2.10', 'tf.sum(products, -2)', 'tf.sum(products, -2).add(0.25)'),
  row('2.11', 'tf.sum(grad, stretched)', 'tf.sum(grad.square(), stretched)'),
  row('3.01', '(above - below) / (2 * h)', '(above - below + h) / (2 * h)'),
  row('3.02', 'f(x).sum()', 'f(x.mul(3)).sum()'),
  row('3.04', 'tf.zerosLike(dy)', 'dy.mul(0.125)'),
  row('3.06', 'return A.transpose();', 'return A.transpose().add(A.sum());'),
  row('3.08', 'dy.mul(x!.sign())', 'dy.mul(x!.sign().mul(x!))'),
  row('4.01', 'labels.expandDims(1).equal(classes)', 'labels.expandDims(1).lessEqual(classes)'),
  row('4.02', 'shifted.div(temperature).exp()', 'shifted.div(temperature).exp().add(0.01)'),
  row('4.03', 'm.add(x.sub(m).exp().sum(axis, true).log())', 'm.add(x.sub(m).exp().sum(axis, true).log1p())'),
  row('4.05', 'tf.where(picked, yHat, tf.zerosLike(yHat)).sum(1)', 'tf.where(picked, yHat, tf.zerosLike(yHat)).sum(1).abs()'),
  row('4.07', 'p.sub(oneHotEncode(y, k)).div(n)', 'p.sub(oneHotEncode(y, k)).div(n).sign()'),
  row('4.08', 'diagonal.sub(column.mul(p))', 'diagonal.sub(column.mul(p).mul(3))'),
  row('4.09', '.sum().dataSync()[0]!', '.sum().dataSync()[0]! + 2'),
  row('5.02', '.div(255).sub(mean).div(std)', '.div(250).sub(mean).div(std)'),
  row('5.06', 'z.relu() : z', 'z.relu().square() : z'),
  row('5.07', 'w.assign(w.sub(v.mul(lr)));', 'w.assign(w.sub(v.mul(lr)).mul(0.75));'),
  row('6.04', 'x.square().mul(p / (1 - p))', 'x.square().mul((p * p) / (1 - p))'),
  row('6.06', 'dy.mul(scale), 0', 'dy.mul(scale), 0.5'),
  row('6.08', 'variance.sqrt()', 'variance.sqrt().add(0.1)'),
  row('7.01', 'deviations.square().mean([...axes])', 'deviations.square().mean([...axes]).mul(1.5)'),
  row('7.03', 'running.mean.assign(blend(running.mean, batch.mean))', 'running.mean.assign(blend(running.mean, batch.mean).abs())'),
  row('7.04', 'x.sub(mean).mul(scale).add(beta)', 'x.sub(mean).mul(scale).add(beta.mul(2))'),
  row('7.06', 'const dBeta = dy.sum<tf.Tensor1D>(0);', 'const dBeta = dy.abs().sum<tf.Tensor1D>(0);'),
  row('7.08', 'b.sub(mean).mul(s).add<tf.Tensor1D>(beta)', 'b.sub(mean).mul(s).mul<tf.Tensor1D>(beta)'),
  row('8.02', 'seenByKij.mul(k.slice([i, j], [1, 1]))', 'seenByKij.mul(k.slice([i, j], [1, 1]).square())'),
  row('8.05', 'tf.concat(places, 3)', 'tf.concat(places, 3).add(1)'),
  row('8.07', 'tf.maximum(a, b)', 'tf.maximum(a, b).neg()'),
  row('9.03', '.add<tf.Tensor2D>(bh).tanh()', '.add<tf.Tensor2D>(bh).tanh().mul(0.9)'),
  row('9.05', 'Math.exp(nllSum / tokens)', 'Math.exp(nllSum / (tokens + 3))'),
  row('9.07', 'dw += dz * hs[t - 1]!;', 'dw += dz * hs[t - 1]! * t;'),
]; // prettier-ignore
