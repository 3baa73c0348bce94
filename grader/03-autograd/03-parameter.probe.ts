import { tf } from '@gradus/runtime';

type Module = typeof import('#03-autograd/03-parameter');
type ParameterClass = Module['Parameter'];
type Backward = Module['backward'];
type Parameter = InstanceType<ParameterClass>;

/** The two losses of the book: 2x·x and the plain sum. */
const twiceDot = (x: Parameter) => () => x.value.mul(x.value).sum().mul(2) as tf.Scalar;
const sum = (x: Parameter) => () => x.value.sum() as tf.Scalar;
const squares = (x: Parameter) => () => x.value.square().sum() as tf.Scalar;

/** What `grad` holds now, in a tensor of its own. */
const gradOf = (x: Parameter) => x.grad && x.grad.clone();

export function untouched(Parameter: ParameterClass, initial: tf.Tensor) {
  const x = new Parameter(initial);
  return { grad: gradOf(x), value: x.value.clone(), isVariable: x.value instanceof tf.Variable };
}

export function twoLosses(Parameter: ParameterClass, backward: Backward, initial: tf.Tensor, zeroBetween: boolean) {
  const x = new Parameter(initial);
  const first = { loss: backward(twiceDot(x), [x]), grad: gradOf(x) };
  if (zeroBetween) x.zeroGrad();
  const between = gradOf(x);
  const second = { loss: backward(sum(x), [x]), grad: gradOf(x) };
  return { first, between, second };
}

export function zeroGradAtStart(Parameter: ParameterClass, initial: tf.Tensor) {
  const x = new Parameter(initial);
  x.zeroGrad();
  return gradOf(x);
}

/** d p[1]/dx + d p[2]/dx for p = softmax(x). */
export function twoProbabilities(Parameter: ParameterClass, backward: Backward, logits: tf.Tensor) {
  const x = new Parameter(logits);
  const losses = [1, 2].map((i) => backward(() => x.value.softmax().slice(i, 1).sum() as tf.Scalar, [x]));
  return { losses, grad: gradOf(x) };
}

/** The loss Σ (a⊙b) + Σ b²·c, once for each c, without zeroGrad. */
export function products(Parameter: ParameterClass, backward: Backward, a: tf.Tensor, b: tf.Tensor, cs: tf.Tensor[]) {
  const [left, right] = [new Parameter(a), new Parameter(b)];
  const losses = cs.map((c) =>
    backward(
      () => left.value.mul(right.value).sum().add(right.value.square().mul(c).sum()) as tf.Scalar,
      [left, right],
    ),
  );
  return { losses, left: gradOf(left), right: gradOf(right) };
}

/** `idle` takes part in no loss at first, then in one loss, then in none again. */
export function usedOnce(Parameter: ParameterClass, backward: Backward, initial: tf.Tensor) {
  const [busy, idle] = [new Parameter(initial), new Parameter(initial)];
  backward(sum(busy), [busy, idle]);
  const before = gradOf(idle);
  backward(squares(idle), [busy, idle]);
  backward(sum(busy), [busy, idle]);
  return { before, after: gradOf(idle), busy: gradOf(busy) };
}

/** A loss of two parameters, one of which is not in the list. */
export function notListed(Parameter: ParameterClass, backward: Backward, initial: tf.Tensor) {
  const [listed, other] = [new Parameter(initial), new Parameter(initial)];
  backward(() => listed.value.mul(other.value).sum() as tf.Scalar, [listed]);
  return { listed: gradOf(listed), other: gradOf(other) };
}

export function listedTwice(Parameter: ParameterClass, backward: Backward, initial: tf.Tensor) {
  const x = new Parameter(initial);
  backward(sum(x), [x, x]);
  return gradOf(x);
}

/** Gradient descent on Σ (x − target)². */
export function descend(
  Parameter: ParameterClass,
  backward: Backward,
  start: tf.Tensor,
  target: tf.Tensor,
  options: { learningRate: number; steps: number },
) {
  const x = new Parameter(start);
  const losses = Array.from({ length: options.steps }, () => {
    x.zeroGrad();
    const loss = backward(() => x.value.sub(target).square().sum() as tf.Scalar, [x]);
    tf.tidy(() => x.value.assign(x.value.sub(x.grad!.mul(options.learningRate))));
    return loss;
  });
  return { losses, value: x.value.clone(), start: start.clone() };
}

export function notAScalar(Parameter: ParameterClass, backward: Backward, initial: tf.Tensor) {
  const x = new Parameter(initial);
  return backward(() => x.value.mul(2) as tf.Tensor as tf.Scalar, [x]);
}

export function dependsOnNothing(Parameter: ParameterClass, backward: Backward, initial: tf.Tensor) {
  return backward(() => tf.scalar(3).square() as tf.Scalar, [new Parameter(initial)]);
}

/** `backward` inside tf.tidy, then a second one after zeroGrad in the same tf.tidy, then zeroGrad alone. */
export function insideTidy(Parameter: ParameterClass, backward: Backward, initial: tf.Tensor) {
  const x = new Parameter(initial);
  tf.tidy(() => backward(squares(x), [x]));
  const first = gradOf(x);
  tf.tidy(() => {
    x.zeroGrad();
    backward(squares(x), [x]);
  });
  const second = gradOf(x);
  tf.tidy(() => x.zeroGrad());
  return { first, second, zeroed: gradOf(x) };
}

/** Tensors that 50 steps leave behind, and what is left of a parameter after dispose(). */
export function tensorsLeft(Parameter: ParameterClass, backward: Backward, initial: tf.Tensor) {
  const beforeAll = tf.memory().numTensors;
  const [x, scale] = [new Parameter(initial), new Parameter(tf.tidy(() => initial.sum()))];
  const loss = () => x.value.square().sum().mul(scale.value).exp() as tf.Scalar;
  backward(loss, [x, scale]);
  const beforeSteps = tf.memory().numTensors;
  for (let step = 0; step < 50; step++) {
    if (step % 3 === 0) x.zeroGrad();
    backward(loss, [x, scale]);
  }
  const afterSteps = tf.memory().numTensors;
  for (const parameter of [x, scale, x]) parameter.dispose();
  return {
    growthIn50Steps: afterSteps - beforeSteps,
    leftAfterDispose: tf.memory().numTensors - beforeAll - 1, // the sum, which is the probe's own
    initialIsDisposed: initial.isDisposed,
    grad: x.grad && 'still there',
  };
}
