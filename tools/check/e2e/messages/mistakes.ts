/** One line of a reference solution, and what a learner might well write in its place. */
export interface Mistake {
  readonly exercise: string;
  /** The mistake in a few words, as the heading of its part of the page. */
  readonly title: string;
  /** A part of one line, and what stands there instead. */
  readonly right: string;
  readonly wrong: string;
  /** The check whose message is shown; the first one that fails if left out. */
  readonly check?: string;
}

/** One for an exercise at most: they are all graded in one run. */
export const MISTAKES: readonly Mistake[] = [
  {
    exercise: '1.02',
    title: 'arange() includes the stop',
    right: 'Math.ceil((stop - start) / step))',
    wrong: 'Math.floor((stop - start) / step) + 1)',
  },
  {
    exercise: '1.06',
    title: 'reshape() in place of transpose()',
    right: 'x.transpose([0, 2, 3, 1])',
    wrong: 'x.reshape([x.shape[0], x.shape[2], x.shape[3], x.shape[1]])',
  },
  {
    exercise: '2.07',
    title: 'norms without keepDims',
    right: 'const keepDims = true;',
    wrong: 'const keepDims = false;',
  },
  {
    exercise: '2.11',
    title: 'axes of length 1 are not summed',
    right: '(i) => i < added || shape[i - added] === 1)',
    wrong: '(i) => i < added)',
  },
  {
    exercise: '3.01',
    title: 'a central difference over h, not 2h',
    right: '(above - below) / (2 * h)',
    wrong: '(above - below) / h',
  },
  {
    exercise: '3.03',
    title: 'a gradient replaces the one before',
    right: 'p.grad ? p.grad.add(g) : g.clone()',
    wrong: 'g.clone()',
  },
  {
    exercise: '3.09',
    title: 'the square root has no slope at 0',
    right: 'n.add(one.sub(pos)).sqrt().mul(pos)',
    wrong: 'n.sqrt()',
  },
  {
    exercise: '3.10',
    title: 'a broadcast gradient keeps the shape of the result',
    right: 'reduceToShape(dy.mul(z), x.shape)',
    wrong: 'dy.mul(z)',
  },
  {
    exercise: '4.02',
    title: 'the sum loses its axis',
    right: 'e.div(e.sum(axis, keepDims))',
    wrong: 'e.div(e.sum(axis))',
  },
  {
    exercise: '4.03',
    title: 'one maximum for the whole tensor',
    right: 'x.max(axis, true)',
    wrong: 'x.max()',
  },
  {
    exercise: '4.07',
    title: 'the gradient of a sum, not of a mean',
    right: '.div(n)',
    wrong: '',
  },
  {
    exercise: '4.09',
    title: 'argMax() along the examples',
    right: 'yHat.argMax(1)',
    wrong: 'yHat.argMax(0)',
  },
  {
    exercise: '4.11',
    title: 'a step that reaches no variable',
    right: 'v.assign(v.sub(grads[v.name]!.mul(lr)))',
    wrong: 'v.sub(grads[v.name]!.mul(lr))',
    check: 'learning',
  },
  {
    exercise: '5.10',
    title: 'steps go uphill',
    right: 'velocity, { lr, momentum })',
    wrong: 'velocity, { lr: -lr, momentum })',
    check: 'falls',
  },
];
