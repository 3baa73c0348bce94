import { formatNumber } from '../format-value';
import { en, type Phrases } from '../language/en';
import type { Judgement } from '../verdict-of';
import type { RecordedCurve } from './recorded-curve';

/**
 * What a training's curve adds to the verdict on a check that looks at the training: since when the loss is no number, that
 * it grows, that it stands still, how far a training was when its time was over.
 */
export function withReading<J extends Judgement>(judgement: J, curve: RecordedCurve, phrases: Phrases = en): J {
  const reading = readingOf(judgement, curve, phrases);
  if (!reading) return judgement;
  const { message, cause } = reading;
  return { ...judgement, message, ...(cause !== undefined && { cause }) };
}

type Reading = { message: string; cause?: string };

function readingOf(
  { status, message = '', cause }: Judgement,
  curve: RecordedCurve,
  phrases: Phrases,
): Reading | undefined {
  switch (status) {
    case 'timeout':
      return readingOfLate(message.replace(phrases.endless, '').trimEnd(), curve, phrases);
    case 'memory-limit':
      return { message: phrases.sentence(message, progress(curve, phrases)), cause };
    case 'fail':
    case 'invalid-value': {
      const found = spoiltLoss(curve, phrases) ?? grownLoss(curve, phrases) ?? constantLoss(curve, cause, phrases);
      return found && { ...found, message: phrases.sentence(found.message, message) };
    }
    default:
      return undefined;
  }
}

function readingOfLate(message: string, curve: RecordedCurve, phrases: Phrases): Reading {
  const { epochs, reported, surplus, steps } = curve;
  const said = (what: string, cause: string): Reading => ({ message: phrases.sentence(message, what), cause });
  if (surplus > 0) return said(phrases.surplusEpochs(epochs, surplus), phrases.endlessEpochs);
  if (reported === epochs) return said(phrases.allEpochs(epochs), phrases.endlessEnd);
  if (reported === 0) return said(phrases.firstEpochNotOver(epochs, steps), phrases.endlessSteps);
  const { perEpoch, sinceLast } = curve.pace;
  const [each, next] = [seconds(perEpoch), reported + 1];
  const saidOfPace = (what: string, cause: string) => said(phrases.sentence(progress(curve, phrases), what), cause);
  return sinceLast > 4 * perEpoch
    ? saidOfPace(phrases.epochNotOver(each, next, seconds(sinceLast)), phrases.endlessEpoch(next))
    : saidOfPace(phrases.epochsNeed(each, epochs, seconds(epochs * perEpoch)), phrases.slow);
}

function progress({ epochs, reported }: RecordedCurve, phrases: Phrases): string {
  return phrases.epochsDone(reported, epochs);
}

/** The loss is NaN or infinite. */
function spoiltLoss(curve: RecordedCurve, phrases: Phrases): Reading | undefined {
  const { values } = curve.first;
  const name = phrases.seriesOf(curve.first.name);
  const at = values.findIndex((value) => !Number.isFinite(value));
  const step = curve.spoiltStep;
  if (at < 0 && !step) return undefined;
  const before = step ? step.before : values.slice(0, at);
  const loss = step ? step.loss : values[at]!;
  const what = Number.isNaN(loss) ? 'NaN' : phrases.infinite;
  const fact = step
    ? phrases.spoiltInStep(name, what, step.step, step.epoch)
    : phrases.spoiltInEpoch(name, what, at + 1);
  const message = before.length === 0 ? fact : phrases.sentence(fact, phrases.before(fromTo(before, phrases)));
  const grew = before.length > 1 && Math.max(...before) > 3 * before[0]!;
  return { message, cause: grew || !Number.isNaN(loss) ? phrases.stepsTooLarge : phrases.whereNaNComesFrom };
}

/** The loss ends higher than it began, or far above that of guessing without falling. */
function grownLoss({ first, guess }: RecordedCurve, phrases: Phrases): Reading | undefined {
  const { values } = first;
  const name = phrases.seriesOf(first.name);
  const [start, end] = [values[0], values.at(-1)];
  if (start === undefined || end === undefined || end < start / 2) return undefined;
  if (end <= 3 * (guess ?? start) && !(end > 1.5 * start)) return undefined;
  const peak = values.indexOf(Math.max(...values));
  const course =
    peak === 0
      ? phrases.startAndEnd(name, short(start), short(end))
      : phrases.grewTo(name, short(start), short(values[peak]!), peak + 1);
  const message = guess === undefined ? course : phrases.sentence(course, phrases.guessing(short(guess)));
  return { message, cause: phrases.stepsTooLarge };
}

/** The loss is the same in all epochs, or ends where guessing is. */
function constantLoss(
  { first, guess }: RecordedCurve,
  cause: string | undefined,
  phrases: Phrases,
): Reading | undefined {
  const { values } = first;
  const name = phrases.seriesOf(first.name);
  const [start, end] = [values[0], values.at(-1)];
  if (start === undefined || end === undefined || values.length < 2) return undefined;
  const isFlat = values.every((value) => Math.abs(value - start) <= 0.005 * Math.abs(start));
  if (!isFlat && !(guess !== undefined && end > 0.97 * guess && end < 1.3 * guess)) return undefined;
  const message = isFlat
    ? phrases.staysAt(name, short(start), values.length)
    : phrases.endsAt(name, short(end), short(guess!));
  const causes = [guess !== undefined && start > 3 * guess ? phrases.farOff : phrases.standsStill, cause];
  return { message, cause: causes.filter((sentence) => sentence !== undefined).reduce(phrases.sentence) };
}

function fromTo(values: readonly number[], phrases: Phrases): string {
  const [first, last] = [short(values[0]!), short(values.at(-1)!)];
  return values.length === 1 ? first : phrases.firstAndLast(first, last);
}

function short(x: number): string {
  return Math.abs(x) >= 1e5 ? x.toExponential(1).replace('+', '') : formatNumber(Number(x.toPrecision(3)));
}

function seconds(milliseconds: number): string {
  return `${Number((milliseconds / 1000).toPrecision(2))} s`;
}
