/**
 * @alternative Keeps the history on the nodes, and hands a gradient on when all uses of a node have been counted off.
 */
import { tf } from '@gradus/runtime';
import { reduceToShape } from '#02-broadcasting/11-reduce-to-shape';

interface Origin {
  node: Node;
  slope: (dy: tf.Tensor) => tf.Tensor;
}

export class Node {
  readonly value: tf.Tensor;
  readonly requiresGrad: boolean;
  grad: tf.Tensor | null = null;
  /** Where it comes from: null for a leaf or a constant, 'used up' after a backward. */
  origins: Origin[] | 'used up' | null = null;

  constructor(value: tf.Tensor, requiresGrad: boolean) {
    this.value = value;
    this.requiresGrad = requiresGrad;
  }
}

export class Tape {
  private nodes: Node[] = [];
  private members = new WeakSet<Node>();
  private paused = 0;

  leaf(v: tf.Tensor): Node {
    if (v.dtype !== 'float32') throw new TypeError('a leaf is float32');
    return this.register(tf.clone(v), true, null);
  }

  constant(v: tf.Tensor): Node {
    return this.register(tf.clone(v), false, null);
  }

  add(a: Node, b: Node): Node {
    const [x, y] = this.valuesOf(a, b);
    return this.result(tf.add(x!, y!), [
      { node: a, slope: (dy) => reduceToShape(dy, x!.shape) },
      { node: b, slope: (dy) => reduceToShape(dy, y!.shape) },
    ]);
  }

  mul(a: Node, b: Node): Node {
    const [x, y] = this.valuesOf(a, b);
    return this.result(tf.mul(x!, y!), [
      { node: a, slope: (dy) => reduceToShape(tf.mul(dy, y!), x!.shape) },
      { node: b, slope: (dy) => reduceToShape(tf.mul(dy, x!), y!.shape) },
    ]);
  }

  matMul(a: Node, b: Node): Node {
    const [A, B] = this.valuesOf(a, b) as [tf.Tensor2D, tf.Tensor2D];
    if (A.rank !== 2 || B.rank !== 2) throw new RangeError('matrices');
    return this.result(tf.matMul(A, B), [
      { node: a, slope: (dY) => tf.matMul(dY as tf.Tensor2D, B.transpose()) },
      { node: b, slope: (dY) => tf.matMul(A.transpose(), dY as tf.Tensor2D) },
    ]);
  }

  relu(a: Node): Node {
    const [x] = this.valuesOf(a);
    return this.result(tf.relu(x!), [{ node: a, slope: (dy) => tf.where(x!.greater(0), dy, tf.zerosLike(dy)) }]);
  }

  exp(a: Node): Node {
    const [x] = this.valuesOf(a);
    return this.result(tf.exp(x!), [{ node: a, slope: (dy) => tf.mul(tf.exp(x!), dy) }]);
  }

  log(a: Node): Node {
    const [x] = this.valuesOf(a);
    return this.result(tf.log(x!), [{ node: a, slope: (dy) => tf.mul(dy, tf.reciprocal(x!)) }]);
  }

  sum(a: Node): Node {
    const [x] = this.valuesOf(a);
    return this.result(tf.sum(x!), [{ node: a, slope: (dy) => tf.add(tf.zerosLike(x!), dy) }]);
  }

  backward(y: Node, { upstream, retainGraph = false }: { upstream?: tf.Tensor; retainGraph?: boolean } = {}): void {
    const [value] = this.valuesOf(y);
    if (!y.requiresGrad) throw new Error('y depends on no leaf');
    if (
      upstream
        ? upstream.dtype !== 'float32' ||
          String(upstream.shape) !== String(value!.shape) ||
          upstream.rank !== value!.rank
        : value!.rank > 0
    ) {
      throw new RangeError('upstream');
    }
    const { reached, uses } = this.below(y);
    tf.tidy(() => {
      const arrived = new Map<Node, tf.Tensor>([[y, upstream ?? tf.scalar(1)]]);
      const ready = [y];
      for (let node = ready.pop(); node; node = ready.pop()) {
        const dy = arrived.get(node)!;
        if (node.origins === null) {
          const total = tf.keep(node.grad ? node.grad.add(dy) : dy.clone());
          node.grad?.dispose();
          node.grad = total;
          continue;
        }
        for (const { node: input, slope } of node.origins as Origin[]) {
          if (!input.requiresGrad) continue;
          const so = arrived.get(input);
          arrived.set(input, so ? so.add(slope(dy)) : slope(dy));
          uses.set(input, uses.get(input)! - 1);
          if (uses.get(input) === 0) ready.push(input);
        }
      }
    });
    if (!retainGraph) for (const node of reached) if (node.origins) node.origins = 'used up';
  }

  noGrad<T>(f: () => T): T {
    this.paused++;
    try {
      return f();
    } finally {
      this.paused--;
    }
  }

  dispose(): void {
    for (const node of this.nodes) {
      tf.dispose([node.value, ...(node.grad ? [node.grad] : [])]);
      node.grad = null;
      node.origins = null;
    }
    this.nodes = [];
    this.members = new WeakSet();
  }

  /** All nodes that y needs a gradient for, with the number of times each is used on the way to y. */
  private below(y: Node): { reached: Set<Node>; uses: Map<Node, number> } {
    const uses = new Map<Node, number>();
    const reached = new Set([y]);
    for (const node of reached) {
      if (node.origins === 'used up') throw new Error('used up by an earlier backward');
      for (const { node: input } of node.origins ?? []) {
        if (!input.requiresGrad) continue;
        uses.set(input, (uses.get(input) ?? 0) + 1);
        reached.add(input);
      }
    }
    return { reached, uses };
  }

  private valuesOf(...nodes: Node[]): tf.Tensor[] {
    return nodes.map((node) => {
      if (!this.members.has(node)) throw new Error('not a node of this tape');
      return node.value;
    });
  }

  private result(value: tf.Tensor, origins: Origin[]): Node {
    const requiresGrad = this.paused === 0 && origins.some(({ node }) => node.requiresGrad);
    return this.register(value, requiresGrad, requiresGrad ? origins : null);
  }

  private register(value: tf.Tensor, requiresGrad: boolean, origins: Origin[] | null): Node {
    const node = new Node(tf.keep(value), requiresGrad);
    node.origins = origins;
    this.nodes.push(node);
    this.members.add(node);
    return node;
  }
}
