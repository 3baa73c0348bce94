import { tf } from '@gradus/runtime';
import { reduceToShape } from '#02-broadcasting/11-reduce-to-shape';

/**
 * One value in the graph. Only `Tape` makes nodes, and all of them belong to the tape that made them.
 *
 * @exercise 3.10
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
   *
   * @exercise 3.10
   */
  constructor(value: tf.Tensor, requiresGrad: boolean) {
    this.value = value;
    this.requiresGrad = requiresGrad;
    this.grad = null;
  }
}

/** @solution Turns the gradient of a result into the gradient of one of its inputs. */
type Pullback = (dy: tf.Tensor) => tf.Tensor;

/** @solution One line of the tape: how `output` was made, and how its gradient flows back. */
interface Step {
  readonly output: Node;
  readonly inputs: ReadonlyArray<readonly [Node, Pullback]>;
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
 * @exercise 3.10
 */
export class Tape {
  private readonly nodes: Set<Node>; // everything that dispose() has to free
  private readonly leaves: Set<Node>;
  private steps: Step[]; // in the order of creation, which is a topological order
  private recording: boolean;

  /**
   * An empty tape.
   *
   * @exercise 3.10
   */
  constructor() {
    this.nodes = new Set();
    this.leaves = new Set();
    this.steps = [];
    this.recording = true;
  }

  /**
   * A node to differentiate with respect to (a weight, an input). Inside `noGrad` it is a leaf all the same.
   *
   * @param v float32, any shape
   * @throws if v is not float32
   * @exercise 3.10
   */
  leaf(v: tf.Tensor): Node {
    if (v.dtype !== 'float32') throw new Error(`Tape.leaf: the value must be float32 but is ${v.dtype}.`);
    const node = this.own(v.clone(), true);
    this.leaves.add(node);
    return node;
  }

  /**
   * A node that never gets a gradient (data, labels): its `grad` stays null.
   *
   * @param v any numeric dtype, any shape
   * @exercise 3.10
   */
  constant(v: tf.Tensor): Node {
    return this.own(v.clone(), false);
  }

  /**
   * a + b elementwise, with broadcasting.
   *
   * @throws if the shapes cannot be broadcast together
   * @exercise 3.10
   */
  add(a: Node, b: Node): Node {
    const [x, z] = [this.read(a), this.read(b)];
    return this.record(x.add(z), [
      [a, (dy) => reduceToShape(dy, x.shape)], // ∂(x+z)/∂x = 1
      [b, (dy) => reduceToShape(dy, z.shape)],
    ]);
  }

  /**
   * a · b elementwise, with broadcasting.
   *
   * @throws if the shapes cannot be broadcast together
   * @exercise 3.10
   */
  mul(a: Node, b: Node): Node {
    const [x, z] = [this.read(a), this.read(b)];
    return this.record(x.mul(z), [
      [a, (dy) => reduceToShape(dy.mul(z), x.shape)], // ∂(xz)/∂x = z
      [b, (dy) => reduceToShape(dy.mul(x), z.shape)], // ∂(xz)/∂z = x
    ]);
  }

  /**
   * The matrix product: [m, k] · [k, n] → [m, n].
   *
   * @throws if one of them is not of rank 2, or if the inner sizes differ
   * @exercise 3.10
   */
  matMul(a: Node, b: Node): Node {
    const [A, B] = [this.read(a), this.read(b)];
    if (A.rank !== 2 || B.rank !== 2 || A.shape[1] !== B.shape[0]) {
      throw new Error(`Tape.matMul: cannot multiply the shapes [${A.shape}] and [${B.shape}].`);
    }
    return this.record(A.matMul(B), [
      [a, (dY) => tf.matMul(dY, B, false, true)], // dA = dY·Bᵀ   [m, n]·[n, k]
      [b, (dY) => tf.matMul(A, dY, true, false)], // dB = Aᵀ·dY   [k, m]·[m, n]
    ]);
  }

  /**
   * max(a, 0) elementwise; the gradient at 0 is 0.
   *
   * @exercise 3.10
   */
  relu(a: Node): Node {
    const x = this.read(a);
    return this.record(x.relu(), [[a, (dy) => dy.mul(x.step())]]); // 1 if x > 0, otherwise 0
  }

  /**
   * eᵃ elementwise.
   *
   * @exercise 3.10
   */
  exp(a: Node): Node {
    const y = this.read(a).exp();
    return this.record(y, [[a, (dy) => dy.mul(y)]]); // ∂eˣ/∂x = eˣ
  }

  /**
   * The natural logarithm, elementwise.
   *
   * @exercise 3.10
   */
  log(a: Node): Node {
    const x = this.read(a);
    return this.record(x.log(), [[a, (dy) => dy.div(x)]]); // ∂ ln x/∂x = 1/x
  }

  /**
   * The sum of all elements, a scalar (shape []).
   *
   * @exercise 3.10
   */
  sum(a: Node): Node {
    const x = this.read(a);
    return this.record(x.sum(), [[a, (dy) => tf.onesLike(x).mul(dy)]]); // [] → shape of x
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
   * @exercise 3.10
   */
  backward(y: Node, opts: { upstream?: tf.Tensor; retainGraph?: boolean } = {}): void {
    const { upstream, retainGraph = false } = opts;
    const shape = this.read(y).shape;
    if (!y.requiresGrad) throw new Error('Tape.backward: y depends on no leaf (or was computed inside noGrad).');
    if (!upstream && shape.length > 0)
      throw new Error(`Tape.backward: y of shape [${shape}] needs an upstream gradient.`);
    if (upstream && (upstream.dtype !== 'float32' || !tf.util.arraysEqual(upstream.shape, shape))) {
      throw new Error(`Tape.backward: upstream must be float32 [${shape}], not ${upstream.dtype} [${upstream.shape}].`);
    }
    tf.tidy(() => {
      const grads = new Map<Node, tf.Tensor>([[y, upstream ?? tf.scalar(1)]]); // node → gradient so far, this call only
      const used = new Set<Step>();
      for (const step of this.steps.toReversed()) {
        const dy = grads.get(step.output); // complete: everything that uses the output comes later on the tape
        if (!dy) continue; // y does not depend on it
        for (const [input, pullback] of step.inputs) {
          if (!input.requiresGrad) continue;
          const sum = grads.get(input);
          const dx = pullback(dy);
          grads.set(input, sum ? sum.add(dx) : dx);
        }
        grads.delete(step.output);
        used.add(step);
      }
      if ([...grads.keys()].some((node) => !this.leaves.has(node))) {
        throw new Error('Tape.backward: a part of the graph was used up by an earlier backward without retainGraph.');
      }
      for (const [leaf, dx] of grads) this.accumulate(leaf, dx);
      if (!retainGraph) this.steps = this.steps.filter((step) => !used.has(step));
    });
  }

  /**
   * Runs f without recording: the results of operations inside it need no gradient, as if they were constants.
   * Recording resumes afterwards, also if f throws; calls can be nested.
   *
   * @param f what to run, synchronously
   * @returns what f returns
   * @exercise 3.10
   */
  noGrad<T>(f: () => T): T {
    const before = this.recording;
    this.recording = false;
    try {
      return f();
    } finally {
      this.recording = before;
    }
  }

  /**
   * Frees every tensor of this tape, values and gradients, and forgets all nodes (their `grad` becomes null). The tape
   * is empty then and can be used again. A second call does nothing.
   *
   * @exercise 3.10
   */
  dispose(): void {
    for (const node of this.nodes) {
      node.value.dispose();
      node.grad?.dispose();
      node.grad = null;
    }
    this.nodes.clear();
    this.leaves.clear();
    this.steps = [];
  }
  /** @solution The value of a node of this tape. */
  private read(node: Node): tf.Tensor {
    if (!this.nodes.has(node)) throw new Error('Tape: this node belongs to another tape, or its tape was disposed.');
    return node.value;
  }

  /** @solution Writes one line on the tape, unless no input needs a gradient. */
  private record(value: tf.Tensor, inputs: Step['inputs']): Node {
    const requiresGrad = this.recording && inputs.some(([input]) => input.requiresGrad);
    const output = this.own(value, requiresGrad);
    if (requiresGrad) this.steps.push({ output, inputs });
    return output;
  }

  /** @solution Makes a node whose value lives until dispose(), also inside a tf.tidy of the caller. */
  private own(value: tf.Tensor, requiresGrad: boolean): Node {
    const node = new Node(tf.keep(value), requiresGrad);
    this.nodes.add(node);
    return node;
  }

  /** @solution leaf.grad ← leaf.grad + dx */
  private accumulate(leaf: Node, dx: tf.Tensor): void {
    const sum = leaf.grad ? leaf.grad.add(dx) : dx.clone();
    leaf.grad?.dispose();
    leaf.grad = tf.keep(sum);
  }
}
