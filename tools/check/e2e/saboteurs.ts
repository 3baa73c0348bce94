import type { Verdict } from '@gradus/contract';

/** A submission that misbehaves, made from the reference solution of an exercise. */
export interface Saboteur {
  readonly exercise: string;
  readonly does: string;
  /** The verdicts its checks may get. */
  readonly verdicts: readonly Verdict[];
  readonly message: RegExp;
  sabotage(solution: string): string;
}

/** One for each of six exercises; none may earn a point or disturb another. */
export const SABOTEURS: readonly Saboteur[] = [
  {
    exercise: '1.06',
    does: 'prints without end',
    verdicts: ['output-limit'],
    message: /printed more than/,
    sabotage: atStartOf('nchwToNhwc', "for (let i = 0; i < 1e5; i++) console.log('x'.repeat(1000));"),
  },
  {
    exercise: '2.01',
    does: 'patches Math.abs and is wrong',
    verdicts: ['fail', 'pass'],
    message: /must be/,
    sabotage: (solution) => `Math.abs = () => 0;\nNumber.isFinite = () => true;\n${renamed(solution, 'outerSum')}`,
  },
  {
    exercise: '2.09',
    does: 'trips over undefined',
    verdicts: ['error'],
    message: /^TypeError: Cannot read properties of undefined \(reading 'shape'\) \(02-broadcasting\/09-\S+\.ts:\d+\)$/,
    sabotage: atStartOf('pairwiseSquaredDistances', '(undefined as unknown as tf.Tensor).shape.length;'),
  },
  {
    exercise: '3.04',
    does: 'never ends',
    verdicts: ['timeout'],
    message: /did not finish within .* Is there a loop that never ends\?$/,
    sabotage: atStartOf('detach', 'for (;;);'),
  },
  {
    exercise: '4.01',
    does: 'ends the process with exit code 0',
    verdicts: ['crash'],
    message: /ended its process/,
    sabotage: atStartOf('oneHotEncode', 'process.exit(0);'),
  },
  {
    exercise: '4.08',
    does: 'replaces expect and is wrong',
    verdicts: ['fail', 'pass'],
    message: /must be/,
    sabotage: (solution) =>
      'const yes: unknown = new Proxy(() => yes, { get: () => yes });\n' +
      'Object.assign(globalThis, { expect: yes, test: yes, afterAll: yes });\n' +
      renamed(solution, 'softmaxJacobian'),
  },
];

/** The solution with a statement before all others of a function. */
function atStartOf(name: string, statement: string): (solution: string) => string {
  return (solution) => {
    const head = new RegExp(`export function ${name}\\b[^]*?\\{\\n`).exec(solution);
    if (!head) throw new Error(`There is no function ${name} in this solution (saboteurs.ts).`);
    return solution.replace(head[0], () => `${head[0]}  ${statement}\n`);
  };
}

/** The solution under another name, and under its own a function that is wrong in value and slope. */
function renamed(solution: string, name: string): string {
  const inner = solution.replace(`export function ${name}(`, 'function right(');
  if (inner === solution) throw new Error(`There is no function ${name} in this solution (saboteurs.ts).`);
  return `${inner}
export function ${name}(...args: Parameters<typeof right>): tf.Tensor {
  return tf.tidy(() => right(...args).mul(-2).add(1));
}
`;
}
