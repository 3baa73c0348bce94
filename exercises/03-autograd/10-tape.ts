// Exercise 3.10, 20 points.
// Do without: tf.grad, grads, valueAndGrad, valueAndGrads, variableGrads, customGrad, engine, tf.train.
// You may import: #02-broadcasting/11-reduce-to-shape, #02-broadcasting/02-broadcast-shape.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * One value in the graph. Only `Tape` makes nodes, and all of them belong to the tape that made them.
 */
export class Node {
  /** The number(s). */
  readonly value: tf.Tensor;
  /** True for a leaf, false for a constant; a result has it if one of its inputs has it. */
  readonly requiresGrad: boolean;
  /** Leaves only: the sum of the gradients of all `backward` calls so far, the shape of `value`. Otherwise null. */
  grad: tf.Tensor | null;

  /**
   * A node without a gradient. It takes the tensor as it is.
   */
  constructor(value: tf.Tensor, requiresGrad: boolean) {
    throw new NotImplemented('3.10');
  }
}

/**
 * Reverse-mode automatic differentiation from scratch, define-by-run as in PyTorch: every operation computes its
 * result at once and writes a line on the tape; `backward` reads the tape from the end to the beginning.
 *
 * **Ownership.** `leaf` and `constant` take a copy: the argument stays the caller's. All values and gradients belong to
 * the tape. They survive a `tf.tidy` around the call and are freed by `dispose()`, nothing else may stay behind.
 *
 * **Errors.** Every operation throws if a node belongs to another tape, or to this one before its last `dispose()`.
 *
 * @example
 * const tape = new Tape();
 * const a = tape.leaf(tf.scalar(3));
 * const y = tape.add(tape.mul(a, a), a); // 12
 * tape.backward(y);                      // a.grad is 7 = 2·3 + 1
 * tape.dispose();
 * @see Dive into Deep Learning, section 2.5 and section 5.3.3 "Backpropagation"
 */
export class Tape {
  /**
   * An empty tape.
   */
  constructor() {
    throw new NotImplemented('3.10');
  }

  /**
   * A node to differentiate with respect to (a weight, an input). Inside `noGrad` it is a leaf all the same.
   *
   * @param v float32, any shape
   * @throws if v is not float32
   */
  leaf(v: tf.Tensor): Node {
    throw new NotImplemented('3.10');
  }

  /**
   * A node that never gets a gradient (data, labels): its `grad` stays null.
   *
   * @param v any numeric dtype, any shape
   */
  constant(v: tf.Tensor): Node {
    throw new NotImplemented('3.10');
  }

  /**
   * a + b elementwise, with broadcasting.
   *
   * @throws if the shapes cannot be broadcast together
   */
  add(a: Node, b: Node): Node {
    throw new NotImplemented('3.10');
  }

  /**
   * a · b elementwise, with broadcasting.
   *
   * @throws if the shapes cannot be broadcast together
   */
  mul(a: Node, b: Node): Node {
    throw new NotImplemented('3.10');
  }

  /**
   * The matrix product: [m, k] · [k, n] → [m, n].
   *
   * @throws if one of them is not of rank 2, or if the inner sizes differ
   */
  matMul(a: Node, b: Node): Node {
    throw new NotImplemented('3.10');
  }

  /**
   * max(a, 0) elementwise; the gradient at 0 is 0.
   */
  relu(a: Node): Node {
    throw new NotImplemented('3.10');
  }

  /**
   * eᵃ elementwise.
   */
  exp(a: Node): Node {
    throw new NotImplemented('3.10');
  }

  /**
   * The natural logarithm, elementwise.
   */
  log(a: Node): Node {
    throw new NotImplemented('3.10');
  }

  /**
   * The sum of all elements, a scalar (shape []).
   */
  sum(a: Node): Node {
    throw new NotImplemented('3.10');
  }

  /**
   * Adds the gradient of Σ upstream·y to the `grad` of every leaf that y depends on. Leaves that y does not depend on
   * keep what they have; constants and intermediate results keep null.
   *
   * The lines of the tape that lead to y are used up by this: a second `backward` that needs one of them throws, unless
   * this call says `retainGraph: true`. The values stay readable in any case, and leaves can be used in new operations.
   *
   * If it throws, no gradient and no line of the tape has changed. It must not recurse: a chain of tens of thousands of
   * operations is no reason to overflow the stack.
   *
   * @param y the node to differentiate
   * @param opts.upstream the gradient that arrives at y, float32, exactly the shape of y; 1 if y is a scalar (shape []).
   *   It stays the caller's.
   * @param opts.retainGraph keep the lines of the tape for another `backward` (default false)
   * @throws if y depends on no leaf, if y is not a scalar and there is no upstream, if the upstream has another shape
   *   than y, or if a needed line of the tape is used up
   */
  backward(y: Node, opts: { upstream?: tf.Tensor; retainGraph?: boolean } = {}): void {
    throw new NotImplemented('3.10');
  }

  /**
   * Runs f without recording: the results of operations inside it need no gradient, as if they were constants.
   * Recording resumes afterwards, also if f throws; calls can be nested.
   *
   * @param f what to run, synchronously
   * @returns what f returns
   */
  noGrad<T>(f: () => T): T {
    throw new NotImplemented('3.10');
  }

  /**
   * Frees every tensor of this tape, values and gradients, and forgets all nodes (their `grad` becomes null). The tape
   * is empty then and can be used again. A second call does nothing.
   */
  dispose(): void {
    throw new NotImplemented('3.10');
  }
}
