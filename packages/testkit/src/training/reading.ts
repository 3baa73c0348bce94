import { formatNumber } from '../format-value';
import { ENDLESS } from '../remote/deadline';
import type { Judgement } from '../verdict-of';
import type { RecordedCurve } from './recorded-curve';

/**
 * What a training's curve adds to the verdict on a check that looks at the training: since when the loss is no number, that
 * it grows, that it stands still, how far a training was when its time was over.
 */
export function withReading<J extends Judgement>(judgement: J, curve: RecordedCurve): J {
  const reading = readingOf(judgement, curve);
  if (!reading) return judgement;
  const { message, cause } = reading;
  return { ...judgement, message, ...(cause !== undefined && { cause }) };
}

type Reading = { message: string; cause?: string };

const GROWS =
  'The steps are too large, or go uphill: w − lr · gradient, the gradient of the MEAN loss, with opts.lr as it is given. Do gradients or velocities pile up from step to step?';
const NO_NUMBER =
  'NaN comes from log 0, 0 / 0 or ∞ − ∞: a softmax and then a logarithm in place of 4.06, a division by a standard deviation or a count that is 0, a square root at 0. One NaN in a weight spoils all that follows.';
const STANDS_STILL =
  'The steps do not reach the variables (assign, with the gradients of this minibatch), or all gradients are 0: a relu on the logits, weights that start at 0, numbers taken out of their tensors on the way to the loss.';
const FAR_OFF =
  'The loss began far above guessing: weights that are too large, or a first step that is, can switch off every relu for good.';
const SLOW =
  'This is slow rather than endless. What takes long are loops over single examples or numbers, dataSync() inside of them, and forward passes that are made twice: work with whole minibatches.';

function readingOf({ status, message = '', cause }: Judgement, curve: RecordedCurve): Reading | undefined {
  switch (status) {
    case 'timeout':
      return readingOfLate(message.replace(` ${ENDLESS}`, ''), curve);
    case 'memory-limit':
      return { message: `${message} ${progress(curve)}`, cause };
    case 'fail':
    case 'invalid-value': {
      const found = spoiltLoss(curve) ?? grownLoss(curve) ?? constantLoss(curve, cause);
      return found && { ...found, message: `${found.message} ${message}` };
    }
    default:
      return undefined;
  }
}

function readingOfLate(message: string, curve: RecordedCurve): Reading {
  const { epochs, reported, surplus, steps } = curve;
  const said = (what: string, cause: string): Reading => ({ message: `${message} ${what}`, cause });
  if (surplus > 0) {
    return said(
      `All ${epochs} epochs were reported, and then ${surplus} more.`,
      'The loop over the epochs never ends: it is over after opts.epochs of them.',
    );
  }
  if (reported === epochs) {
    return said(`All ${epochs} epochs were reported.`, 'What never ends comes after the last epoch.');
  }
  if (reported === 0) {
    const done = steps > 0 ? `, after ${steps} steps` : '';
    return said(
      `The first of ${epochs} epochs was not over${done}.`,
      'The loop over the minibatches never ends (does it stop when every example was taken?), or a single step takes far too long.',
    );
  }
  const { perEpoch, sinceLast } = curve.pace;
  if (sinceLast > 4 * perEpoch) {
    return said(
      `${progress(curve)} Each took ${seconds(perEpoch)}; epoch ${reported + 1} was not over after ${seconds(sinceLast)}.`,
      `Something in epoch ${reported + 1} never ends: a loop whose condition depends on what the epochs before have left.`,
    );
  }
  return said(`${progress(curve)} Each took ${seconds(perEpoch)}: ${epochs} need ${seconds(epochs * perEpoch)}.`, SLOW);
}

function progress({ epochs, reported }: RecordedCurve): string {
  return `${reported} of ${epochs} epochs ${reported === 1 ? 'was' : 'were'} done.`;
}

/** The loss is NaN or infinite. */
function spoiltLoss(curve: RecordedCurve): Reading | undefined {
  const { name, values } = curve.first;
  const at = values.findIndex((value) => !Number.isFinite(value));
  const step = curve.spoiltStep;
  if (at < 0 && !step) return undefined;
  const before = step ? step.before : values.slice(0, at);
  const where = step ? `step ${step.step} on, in epoch ${step.epoch}` : `epoch ${at + 1} on`;
  const what = nameOf(step ? step.loss : values[at]!);
  const history = before.length === 0 ? '' : ` Before, it was ${fromTo(before)}.`;
  const grew = before.length > 1 && Math.max(...before) > 3 * before[0]!;
  const message = `The ${name} is ${what} from ${where}.${history}`;
  return { message, cause: grew || what === 'infinite' ? GROWS : NO_NUMBER };
}

/** The loss ends higher than it began, or far above that of guessing without falling. */
function grownLoss({ first: { name, values }, guess }: RecordedCurve): Reading | undefined {
  const [start, end] = [values[0], values.at(-1)];
  if (start === undefined || end === undefined || end < start / 2) return undefined;
  if (end <= 3 * (guess ?? start) && !(end > 1.5 * start)) return undefined;
  const peak = values.indexOf(Math.max(...values));
  const guessing = guess === undefined ? '' : ` Guessing has ${short(guess)}.`;
  const course =
    peak === 0
      ? `is ${short(start)} in epoch 1 and ${short(end)} at the end`
      : `went from ${short(start)} to ${short(values[peak]!)} in epoch ${peak + 1}`;
  return { message: `The ${name} ${course}.${guessing}`, cause: GROWS };
}

/** The loss is the same in all epochs, or ends where guessing is. */
function constantLoss(
  { first: { name, values }, guess }: RecordedCurve,
  cause: string | undefined,
): Reading | undefined {
  const [start, end] = [values[0], values.at(-1)];
  if (start === undefined || end === undefined || values.length < 2) return undefined;
  const isFlat = values.every((value) => Math.abs(value - start) <= 0.005 * Math.abs(start));
  if (!isFlat && !(guess !== undefined && end > 0.97 * guess && end < 1.3 * guess)) return undefined;
  const course = isFlat ? `stays at ${short(start)} in all ${values.length} epochs` : `ends at ${short(end)}, and guessing has ${short(guess!)}`; // prettier-ignore
  const causes = [guess !== undefined && start > 3 * guess ? FAR_OFF : STANDS_STILL, cause];
  return {
    message: `The ${name} ${course}: nothing is learnt.`,
    cause: causes.filter((sentence) => sentence !== undefined).join(' '),
  };
}

function fromTo(values: readonly number[]): string {
  const [first, last] = [short(values[0]!), short(values.at(-1)!)];
  return values.length === 1 ? first : `${first} first and ${last} last`;
}

function nameOf(loss: number): string {
  return Number.isNaN(loss) ? 'NaN' : 'infinite';
}

function short(x: number): string {
  return Math.abs(x) >= 1e5 ? x.toExponential(1).replace('+', '') : formatNumber(Number(x.toPrecision(3)));
}

function seconds(milliseconds: number): string {
  return `${Number((milliseconds / 1000).toPrecision(2))} s`;
}
