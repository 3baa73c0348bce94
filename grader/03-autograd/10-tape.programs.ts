import { broadcastShapes, type Generators, NdArray, numericalVjp, tensor, type TensorData } from '@gradus/testkit';
import { scalar } from './oracles';

/** One operation; its inputs are positions in the list of everything there is so far: leaves, constants, results. */
export type Operation = ['add' | 'mul' | 'matMul', number, number] | ['relu' | 'exp' | 'log' | 'sum', number];

/** A computation as data. Its last operation gives the result. */
export interface Program {
  readonly operations: readonly Operation[];
  readonly leaves: readonly TensorData[];
  readonly constants: readonly TensorData[];
}

/** Everything the program computes, in float64: leaves, constants, results. */
export function run({ operations, constants }: Program, leaves: readonly NdArray[]): NdArray[] {
  const values = [...leaves, ...constants.map((constant) => NdArray.of(constant))];
  for (const operation of operations) {
    const [a, b] = operation.slice(1).map((i) => values[i as number]!) as [NdArray, NdArray];
    values.push(apply(operation[0], a, b));
  }
  return values;
}

export function resultOf(program: Program): NdArray {
  return run(program, leavesOf(program)).at(-1)!;
}

/** The gradients of upstream·result with respect to the leaves, by central differences; null for an unused leaf. */
export function gradientsOf(program: Program, upstream: NdArray = scalar(1)): (NdArray | null)[] {
  const leaves = leavesOf(program);
  const used = leavesUsedBy(program);
  return leaves.map((leaf, i) => {
    const of = (x: NdArray) => run(program, leaves.with(i, x)).at(-1)!;
    return used.includes(i) ? numericalVjp(of, leaf, upstream) : null;
  });
}

/** A random program over matrices that sums some of its values up to a scalar. */
export function randomProgram(gen: Generators): Program {
  for (;;) {
    const program = draw(gen);
    if (isTame(program)) return program;
  }
}

function draw(gen: Generators): Program {
  const leaves = [[2, 3], [3, 2], [1, 3], [2, 1], [1, 1], [2, 3]].map((shape) => gen.uniform(shape, -1, 1)); // prettier-ignore
  const constants = [tensor([[-1]]), tensor([[1]]), gen.normal([2, 3])];
  const [minusOne, one] = [leaves.length, leaves.length + 1];
  const shapes = [...leaves, ...constants].map((value) => value.shape);
  const operations: Operation[] = [];
  const push = (operation: Operation, shape: readonly number[]) => {
    operations.push(operation);
    return shapes.push(shape) - 1;
  };
  while (operations.length < 10) {
    const [i, j] = [gen.int(0, shapes.length), gen.int(0, shapes.length)];
    const [a, b] = [shapes[i]!, shapes[j]!];
    switch (gen.pick(['add', 'mul', 'matMul', 'relu', 'exp', 'log'])) {
      case 'matMul':
        if (a[1] === b[0]) push(['matMul', i, j], [a[0]!, b[1]!]);
        break;
      case 'relu':
        push(['relu', i], a);
        break;
      case 'exp': // exp(−x²) stays small
        push(['exp', push(['mul', push(['mul', i, i], a), minusOne], a)], a);
        break;
      case 'log': // ln(x² + 1) is defined everywhere
        push(['log', push(['add', push(['mul', i, i], a), one], a)], a);
        break;
      default: {
        const shape = commonShape(a, b);
        if (shape) push([gen.pick(['add', 'mul']), i, j], shape);
      }
    }
  }
  const results = operations.map((_, k) => leaves.length + constants.length + k);
  const sums = results.filter(() => gen.int(0, 3) > 0).map((i) => push(['sum', i], []));
  sums.reduce((total, i) => push(['add', total, i], []), push(['sum', results.at(-1)!], []));
  return { operations, leaves, constants };
}

/** Values that float32 resolves well, no relu so close to its kink that a finite difference crosses it, some leaves. */
function isTame(program: Program): boolean {
  const values = run(program, leavesOf(program));
  const atRelu = program.operations.flatMap((operation) => (operation[0] === 'relu' ? [values[operation[1]]!] : []));
  const isSmall = values.every((value) => value.values.every((x) => Math.abs(x) < 20));
  const isClear = atRelu.every((value) => value.values.every((x) => x === 0 || Math.abs(x) > 1e-3));
  return isSmall && isClear && leavesUsedBy(program).length >= 3;
}

/** Positions of the leaves that the result depends on. */
function leavesUsedBy({ leaves, constants, operations }: Program): number[] {
  const first = leaves.length + constants.length;
  const used = new Set([first + operations.length - 1]);
  for (let k = operations.length - 1; k >= 0; k--) {
    if (used.has(first + k)) for (const i of operations[k]!.slice(1)) used.add(i as number);
  }
  return [...leaves.keys()].filter((i) => used.has(i));
}

function apply(name: Operation[0], a: NdArray, b: NdArray): NdArray {
  switch (name) {
    case 'add':
      return a.add(b);
    case 'mul':
      return a.mul(b);
    case 'matMul':
      return a.matMul(b);
    case 'relu':
      return a.map((x) => Math.max(x, 0));
    case 'exp':
      return a.map(Math.exp);
    case 'log':
      return a.map(Math.log);
    case 'sum':
      return a.sum();
  }
}

function leavesOf(program: Program): NdArray[] {
  return program.leaves.map((leaf) => NdArray.of(leaf));
}

function commonShape(a: readonly number[], b: readonly number[]): number[] | undefined {
  try {
    return broadcastShapes(a, b);
  } catch {
    return undefined;
  }
}
