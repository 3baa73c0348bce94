/** Wrong thoughts of the students of a made class: the exercise, the check that tells, and what it says. */
export const MISCONCEPTIONS = [
  ['1.02', 'arange', 'stop-included', 'arange() leaves stop out: there are (stop − start) / step values, rounded up.'],
  [
    '1.06',
    'values',
    'reshape-for-transpose',
    'reshape() keeps all numbers in their order; moving the channels is a transpose().',
  ],
  ['1.10', 'extremes', 'axis-ignored', 'The extreme is taken over the whole tensor, not along the axis.'],
  ['1.11', 'kth', 'counts-from-one', 'The k-th largest is at index k − 1 once the values are sorted.'],
  ['2.02', 'pairs', 'aligned-left', 'Shapes are aligned at their last axes, not at their first.'],
  ['2.07', 'norms', 'no-keep-dims', 'Without keepDims the norms have lost an axis and broadcast along the wrong one.'],
  ['2.11', 'stretched', 'ones-not-summed', 'An axis of length 1 was stretched as well: its gradient is a sum.'],
  ['3.01', 'values', 'h-once', 'A central difference spans 2h, so it is divided by 2h.'],
  [
    '3.03',
    'accumulates',
    'overwrites',
    'Gradients add up until zeroGrad(); the second backward() must not replace the first.',
  ],
  [
    '3.09',
    'zero',
    'epsilon-inside',
    'At 0 the norm has no gradient; adding ε under the root changes it everywhere else.',
  ],
  [
    '4.02',
    'own-maximum',
    'one-maximum',
    'Each row is shifted by its own maximum: with one for all, the smaller rows underflow.',
  ],
  ['4.02', 'axes', 'last-axis-only', 'The maximum and the sum follow the axis that was asked for, not the last one.'],
  ['4.03', 'large', 'no-shift', 'exp() overflows above 88 in float32: take the maximum out first.'],
  ['4.06', 'mean', 'sum-for-mean', 'The loss of a minibatch is the mean over its examples, not the sum.'],
  [
    '4.10',
    'unequal-batches',
    'mean-of-means',
    'The last minibatch is shorter: count right answers, do not average accuracies.',
  ],
  ['4.11', 'history', 'mean-of-batches', 'The loss of an epoch is a mean over examples; minibatches differ in length.'],
] as const;
