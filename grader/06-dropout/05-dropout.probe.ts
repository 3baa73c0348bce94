import { tf } from '@gradus/runtime';
import type * as Exercise from '#06-dropout/05-dropout';

type DropoutClass = typeof Exercise.Dropout;
type SequentialClass = typeof Exercise.Sequential;
type Layer = Exercise.Layer;

/** A layer without randomness that notes what is asked of it. */
class Affine implements Layer {
  training = true;
  constructor(
    private readonly factor: number,
    private readonly offset: number,
  ) {}
  train() {
    this.training = true;
  }
  eval() {
    this.training = false;
  }
  forward(x: tf.Tensor) {
    return tf.tidy(() => x.mul(this.factor).add(this.offset));
  }
}

/** x · factor + offset, for each of these in turn. */
export function chain(Sequential: SequentialClass, steps: [number, number][], x: tf.Tensor) {
  return new Sequential(steps.map(([factor, offset]) => new Affine(factor, offset))).forward(x);
}

/** Modes of a net, of the net in it, and of all layers, at the start and after each of these calls. */
export function modes(Dropout: DropoutClass, Sequential: SequentialClass, calls: ('train' | 'eval')[]) {
  const leaves = [new Dropout(0.5, 1), new Affine(1, 0), new Dropout(0.5, 2), new Affine(1, 0)] as const;
  const inner = new Sequential([new Sequential([leaves[2]]), leaves[3]]);
  const outer = new Sequential([leaves[0], leaves[1], inner]);
  const now = () => ({ outer: outer.training, inner: inner.training, leaves: leaves.map(({ training }) => training) });
  const start = now();
  return [
    start,
    ...calls.map((call) => {
      outer[call]();
      return now();
    }),
  ];
}

/** Output of one forward pass and its gradient, weighted by v, in one go: both belong to the same mask. */
export function valueAndGradient(layer: Layer, x: tf.Tensor, v: tf.Tensor) {
  const { value, grad } = tf.valueAndGrad((input: tf.Tensor) => layer.forward(input))(x, v);
  return { value, grad };
}

/** Tensors left behind by forward passes in both modes, besides their results; and what became of x. */
export function traces(Dropout: DropoutClass, Sequential: SequentialClass, x: tf.Tensor) {
  const before = tf.memory().numTensors;
  const layers = [
    new Dropout(0.5, 1),
    new Dropout(1, 1),
    new Sequential([]),
    new Sequential([new Dropout(0.2, 3)]),
    new Sequential([new Affine(2, 1), new Dropout(0.2, 3), new Affine(3, 0), new Sequential([new Affine(1, 1)])]),
  ];
  let returned = 0;
  for (let pass = 0; pass < 4; pass++) {
    for (const layer of layers) {
      if (pass % 2 === 0) layer.train();
      else layer.eval();
      const result = layer.forward(x);
      if (result === x) returned++;
      else result.dispose();
    }
  }
  return { leaked: tf.memory().numTensors - before, returned, disposed: x.isDisposed };
}
