/** What verdicts say. Every other language has the same keys and takes the same. */
export const en = {
  // Verdicts
  stumbled: (why: string) => `The check could not work with the result (${why}).`,
  cannotBeJudged: (why: string) => `The returned value cannot be judged: ${why}.`,
  noMoreMemory: (place: string) => `The code asked for more memory than it may have${place}.`,
  needsMoreMemory: (place: string, what: string) => `The code needs more memory than it may have${place}: ${what}.`,
  at: (place: string) => ` (${place})`,
  sentence: (first: string, second: string) => `${first} ${second}`,

  // What the student's process did
  late: (call: string, seconds: number) => `${call} did not finish within ${seconds} s.`,
  endless: 'Is there a loop that never ends?',
  allLate: (seconds: number) => `All checks of this exercise together took longer than ${seconds} s.`,
  loadingTheFile: 'loading the file',
  cleaningUp: 'cleaning up',
  calledBack: (call: string, times: number) => `${call} called back more than ${times} times.`,
  answeredUnasked: 'The submission answered a question nobody asked.',
  calledUnknown: 'The submission called a function that this check did not pass.',
  noError: 'The submission sent something else as an error.',
  wroteToChannel: (why: string) => `The submission wrote to the judge's channel itself (${why}).`,
  printed: (megabytes: number) => `The code printed more than ${megabytes} MB.`,
  usedMemory: (megabytes: number) => `The code used more than ${megabytes} MB of memory.`,
  usedHeap: (megabytes: number) => `The code used more than ${megabytes} MB of JavaScript memory.`,
  endedBySignal: (signal: string) => `The code ended its process (signal ${signal}).`,
  endedByError: (error: string) => `The code ended its process: ${error}`,
  endedEarly: (code: number | null) =>
    `The code ended its process (exit code ${code}) before it answered. It called process.exit(), or awaits a promise that never settles.`,

  // What the student's process says of itself
  notImplemented: (exercise: string) => `Exercise ${exercise} is not implemented yet.`,
  importsForbidden: (file: string, request: string, allowed: string) =>
    `${file} imports "${request}", which this exercise may not use. Allowed: ${allowed}.`,
  oneTensor: (shape: string, size: string, most: string) =>
    `one tensor of shape ${shape} takes ${size}; ${most} is what all tensors together may take`,
  manyTensors: (count: string, size: string, shape: string, most: string) =>
    `${count} tensors take ${size}, the last of them has the shape ${shape}; ${most} is what all tensors together may take`,
  tensorDisposed: 'the tensor has already been disposed',
  kindOfTensor: (dtype: string) => `a ${dtype} tensor cannot be judged`,
  holdsFunction: (key: string) => `it holds a function called "${key}"`,
  nestedTooDeeply: 'the value is nested too deeply, or contains itself',
  tooManyParts: 'the value has too many parts to be sent',
  tooLargeToSend: (bytes: string) => `the value is too large to be sent (${bytes} bytes)`,
  symbol: 'a symbol cannot be sent',
  cannotBeSent: (kind: string) => `a ${kind} cannot be sent`,

  // What was compared
  theResult: 'The result',
  the: (name: string) => `The ${name}`,
  mustBe: (subject: string, received: string, expected: string) => `${subject} is ${received} but must be ${expected}.`,
  mustNotBe: (expected: string) => `The result must not be ${expected}.`,
  part: (name: string) => `${name}: `,
  moreThan: (low: string) => `more than ${low}`,
  lessThan: (high: string) => `less than ${high}`,
  between: (low: string, high: string) => `between ${low} and ${high}`,
  shape: (shape: string) => `shape ${shape}`,
  wrongShape: (expected: string, found: string) => `A tensor of ${expected} was expected, not ${found}.`,
  tensorsEqual: 'The tensors are equal, but must differ.',
  shapeIs: (received: string, expected: string) => `The shape is ${received} but must be ${expected}.`,
  dtypeIs: (received: string, expected: string) => `The dtype is ${received} but must be ${expected}.`,
  cast: 'Convert the result with cast().',
  nothingReturned: 'Nothing was returned.',
  noTensor: (kind: string, value: string) => `A tensor was expected, but the result is ${kind}: ${value}.`,
  anArray: 'an array',
  ofType: (type: string) => `of type ${type}`,
  theValue: 'The value',
  element: (index: string) => `Element ${index}`,
  othersWrong: (wrong: number, all: number) => `${wrong} of ${all} elements are wrong; this one most.`,
  axisMissing: 'An axis of length 1 is missing: a reduction keeps it only with keepDims = true.',
  axisTooMany: 'There is an axis of length 1 too many: keepDims, or an expandDims that was not undone.',
  axesReversed: 'The axes are in reverse order.',
  mustRefuse: (what: string, outcome: string) => `An Error must be thrown for ${what}, but the call ${outcome}.`,
  anError: 'an Error',
  returned: (value: string) => `returned ${value}`,
  disposedArgument: (position: number) => `argument ${position} was disposed, but belongs to the caller`,
  changedArgument: (position: number) => `argument ${position} was changed`,
  returnedArgument: (position: number) =>
    `argument ${position} itself was returned: return a clone, so that disposing one keeps the other`,
  leaked: (tensors: number) => `two calls left ${tensors} tensors behind: wrap the computation in tf.tidy(() => …)`,
  disposedOthers: (tensors: number) => `two calls disposed ${tensors} tensors that were not theirs`,
  faults: (faults: readonly string[]) => `${faults[0]?.[0]?.toUpperCase()}${faults.join('; ').slice(1)}.`,
  faultsInShort: (faults: readonly string[]) => faults.join('; '),
  clean: 'arguments as they were, no tensor left behind',
  callsOf: (callback: string) => `number of calls of ${callback}`,
  epochTold: (call: number) => `epoch that call ${call} of onEpoch tells`,
  ofEpoch: (name: string, epoch: number) => `${name} of epoch ${epoch}`,

  // Checks that many exercises have
  leavesAlone: (f: string) => `${f}() leaves its arguments alone and leaks no tensor`,
  passesGradients: (f: string) => `${f}() passes gradients on`,
  gradientsFlow:
    'Gradients flow only through TensorFlow.js operations: no dataSync(), no new tensor made from numbers.',
  runsKernel: (f: string, kernel: string) =>
    `${f}() runs TensorFlow.js's ${kernel}, which this exercise asks you to do without.`,

  // What wrong values look like
  newNaN: 'NaN comes from ∞ − ∞, 0 · ∞, ∞ / ∞ or 0 / 0: look for an overflow or a division by zero.',
  newInfinity: 'The infinity comes from an overflow (exp of a large number), a logarithm of 0, or a division by 0.',
  allZero: 'Everything is 0.',
  signWrong: 'The sign is wrong everywhere.',
  transposed: 'These are the right values with rows and columns exchanged.',
  multiple: (factor: string) => `Every value is ${factor} times the expected one.`,
  offset: (offset: string) => `Every value is off by ${offset}.`,
  reversed: 'These are the right values in reverse order.',
  permuted: 'These are the right values in the wrong places.',

  // What lies behind known errors
  tooLarge:
    'Something is far larger than it should be: the whole data set in one minibatch, or a product of shapes like [n, 1, d] and [1, d, k], which makes all n · d · k numbers, where a matrix product sums on the way.',
  piledUp:
    'Tensors pile up: what a step makes must go with it. Put each step into tf.tidy(() => …), and dispose what its loop makes outside of it, minibatches above all.',
  usedDisposed:
    'A tensor is used after it was freed: what tf.tidy() does not return ends with it, and dispose() is for good.',
  chainCut:
    'No chain of TensorFlow.js operations leads from the input to the result: numbers taken out of a tensor, or a new tensor made from numbers, cut it.',
  innerLengths: (left: string, right: string) =>
    `A matrix product needs as many columns on the left (${left}) as rows on the right (${right}): is a transpose missing, or the order wrong?`,
  noGradientOf: (op: string) => `TensorFlow.js knows no gradient of ${op}: build the result from other operations.`,
  reshapeKeeps: 'A reshape keeps the number of elements; only their arrangement changes.',
  stackOverflow: 'A function calls itself without end, or too deeply: use a loop.',
  undefinedHere: 'Something is undefined here: a value that was never set, or a name that does not exist on it.',
  droppedAxis: (short: string, long: string) =>
    `[${short}] looks like [${long}] after a reduction that dropped its axis: keepDims = true keeps it with length 1, so that it broadcasts back.`,
  shapesFromRight: 'Shapes are compared from the right: two lengths fit if they are equal or one of them is 1.',

  // What a learning curve shows
  stepsTooLarge:
    'The steps are too large, or go uphill: w − lr · gradient, the gradient of the MEAN loss, with opts.lr as it is given. Do gradients or velocities pile up from step to step?',
  whereNaNComesFrom:
    'NaN comes from log 0, 0 / 0 or ∞ − ∞: a softmax and then a logarithm in place of 4.06, a division by a standard deviation or a count that is 0, a square root at 0. One NaN in a weight spoils all that follows.',
  standsStill:
    'The steps do not reach the variables (assign, with the gradients of this minibatch), or all gradients are 0: a relu on the logits, weights that start at 0, numbers taken out of their tensors on the way to the loss.',
  farOff:
    'The loss began far above guessing: weights that are too large, or a first step that is, can switch off every relu for good.',
  slow: 'This is slow rather than endless. What takes long are loops over single examples or numbers, dataSync() inside of them, and forward passes that are made twice: work with whole minibatches.',
  surplusEpochs: (epochs: number, surplus: number) => `All ${epochs} epochs were reported, and then ${surplus} more.`,
  endlessEpochs: 'The loop over the epochs never ends: it is over after opts.epochs of them.',
  allEpochs: (epochs: number) => `All ${epochs} epochs were reported.`,
  endlessEnd: 'What never ends comes after the last epoch.',
  firstEpochNotOver: (epochs: number, steps: number) =>
    `The first of ${epochs} epochs was not over${steps > 0 ? `, after ${steps} steps` : ''}.`,
  endlessSteps:
    'The loop over the minibatches never ends (does it stop when every example was taken?), or a single step takes far too long.',
  epochNotOver: (each: string, epoch: number, seconds: string) =>
    `Each took ${each}; epoch ${epoch} was not over after ${seconds}.`,
  endlessEpoch: (epoch: number) =>
    `Something in epoch ${epoch} never ends: a loop whose condition depends on what the epochs before have left.`,
  epochsNeed: (each: string, epochs: number, seconds: string) => `Each took ${each}: ${epochs} need ${seconds}.`,
  epochsDone: (done: number, epochs: number) => `${done} of ${epochs} epochs ${done === 1 ? 'was' : 'were'} done.`,
  spoiltInStep: (name: string, what: string, step: number, epoch: number) =>
    `The ${name} is ${what} from step ${step} on, in epoch ${epoch}.`,
  spoiltInEpoch: (name: string, what: string, epoch: number) => `The ${name} is ${what} from epoch ${epoch} on.`,
  infinite: 'infinite',
  before: (value: string) => `Before, it was ${value}.`,
  firstAndLast: (first: string, last: string) => `${first} first and ${last} last`,
  guessing: (loss: string) => `Guessing has ${loss}.`,
  startAndEnd: (name: string, start: string, end: string) =>
    `The ${name} is ${start} in epoch 1 and ${end} at the end.`,
  grewTo: (name: string, start: string, peak: string, epoch: number) =>
    `The ${name} went from ${start} to ${peak} in epoch ${epoch}.`,
  staysAt: (name: string, loss: string, epochs: number) =>
    `The ${name} stays at ${loss} in all ${epochs} epochs: nothing is learnt.`,
  endsAt: (name: string, loss: string, guess: string) =>
    `The ${name} ends at ${loss}, and guessing has ${guess}: nothing is learnt.`,
  seriesOf: (name: string) => name,
};

export type Phrases = typeof en;
