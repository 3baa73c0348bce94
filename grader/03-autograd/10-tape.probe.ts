import { tf } from '@gradus/runtime';
import type { Operation } from './10-tape.programs';

type Module = typeof import('#03-autograd/10-tape');
type TapeClass = Module['Tape'];
type Tape = InstanceType<TapeClass>;
type Node = ReturnType<Tape['leaf']>;

interface Program {
  leaves: tf.Tensor[];
  constants: tf.Tensor[];
  operations: Operation[];
}

const gradOf = (node: Node) => node.grad && node.grad.clone();

/** Runs a program on a tape of its own, goes back once, and hands out copies of what is on the nodes then. */
export function differentiate(Tape: TapeClass, program: Program, upstream?: tf.Tensor) {
  const tape = new Tape();
  const nodes = record(tape, program);
  const y = nodes.at(-1)!;
  tape.backward(y, upstream && { upstream });
  const inputs = program.leaves.length + program.constants.length;
  const answer = {
    value: y.value.clone(),
    leaves: nodes.slice(0, program.leaves.length).map(gradOf),
    others: nodes.slice(program.leaves.length, inputs).map(gradOf),
  };
  tape.dispose();
  return answer;
}

function record(tape: Tape, { leaves, constants, operations }: Program): Node[] {
  const nodes = [...leaves.map((v) => tape.leaf(v)), ...constants.map((v) => tape.constant(v))];
  for (const [name, i, j] of operations) {
    const [a, b] = [nodes[i]!, nodes[j ?? i]!];
    nodes.push(name === 'add' || name === 'mul' || name === 'matMul' ? tape[name](a, b) : tape[name](a));
  }
  return nodes;
}

/**
 * y = x·1 + 1, times 1, plus 1, … with `length` operations on the scalar x, and its gradient, on a stack that has room
 * for loops, but not for one call within another for every operation.
 */
export function chain(Tape: TapeClass, x: tf.Tensor, length: number) {
  const tape = new Tape();
  const leaf = tape.leaf(x);
  const one = tape.constant(tf.scalar(1));
  let y = leaf;
  for (let i = 0; i < length; i++) y = i % 2 === 0 ? tape.mul(y, one) : tape.add(y, one);
  const calls = callsThatFit() - CALLS_LEFT;
  callDeep(calls, () => tape.backward(y));
  return { value: y.value, grad: leaf.grad };
}

/** Arguments lie on the stack, 8 bytes each, however the code is compiled: every call below takes a little over 8 kB. */
const PADDING = new Array<number>(1024).fill(0);
/** 240 kB for `backward` and TensorFlow.js below it. */
const CALLS_LEFT = 30;

function callDeep(calls: number, act: () => void): void {
  if (calls <= 0) act();
  else Reflect.apply(callDeep, undefined, [calls - 1, act, ...PADDING]);
}

function callsThatFit(): number {
  let calls = 0;
  const count = () => {
    calls++;
    Reflect.apply(count, undefined, PADDING);
  };
  try {
    count();
  } catch {
    // the stack was full
  }
  return calls;
}

/** Counts the tensors alive before, and after disposing, a tape on which everything was used. */
export function tensorsLeft(Tape: TapeClass, x: tf.Tensor, w: tf.Tensor, upstream: tf.Tensor) {
  const before = tf.memory().numTensors;
  const tape = new Tape();
  const [a, b, c, d] = [tape.leaf(x), tape.leaf(w), tape.constant(x), tape.leaf(x)];
  const y = tape.sum(tape.relu(tape.matMul(tape.mul(a, c), b)));
  const z = tape.log(tape.exp(tape.add(y, tape.sum(b))));
  const whileInUse = Array.from({ length: 3 }, () => {
    tape.backward(z, { retainGraph: true });
    tape.backward(d, { upstream });
    return tf.memory().numTensors;
  });
  tape.noGrad(() => tape.mul(a, a));
  tape.dispose();
  tape.dispose();
  return {
    leftAfterDispose: tf.memory().numTensors - before,
    growthFromBackwardToBackward: whileInUse[2]! - whileInUse[0]!,
    argumentsDisposed: [x, w, upstream].map((argument) => argument.isDisposed),
    gradsLeft: [a, b, d].map((leaf) => leaf.grad && 'still there'),
  };
}

/** Records and goes back inside tf.tidy, and reads the results outside. */
export function insideTidy(Tape: TapeClass, x: tf.Tensor) {
  const tape = new Tape();
  const nodes: Node[] = [];
  tf.tidy(() => {
    const a = tape.leaf(x);
    const y = tape.sum(tape.mul(a, a));
    tape.backward(y);
    nodes.push(a, y);
  });
  const [a, y] = nodes as [Node, Node];
  return { value: y.value, grad: a.grad };
}
