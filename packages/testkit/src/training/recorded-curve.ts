import { type LearningCurve, toJsonNumber, type Training } from '@gradus/contract';

/** No training of a course has more; a loop that calls back without end must not fill the memory. */
const MOST_EPOCHS = 1_000;

export interface CurveOptions {
  /** How many epochs the training is asked for. */
  epochs: number;
  /** The series of the curve, and what each is called in a report of the student's; `{ loss: 'loss', accuracy: 'accuracy' }`. */
  series?: Readonly<Record<string, string>>;
  /** What the first series has for a model that guesses: log 10, for the cross entropy of ten classes. */
  guess?: number;
}

/** The first loss of a step that was no finite number, and the last few before it. */
interface SpoiltStep {
  step: number;
  /** From 1 on. */
  epoch: number;
  loss: number;
  /** The first loss and the last one before; fewer if there are no two. */
  before: number[];
}

/** What a student's training reports after each epoch: data that only the shape of the numbers is asked of. */
export class RecordedCurve {
  onReport: (training: Training) => void = () => {};
  readonly epochs: number;
  readonly guess: number | undefined;
  /** How many reports came after the last epoch. */
  surplus = 0;
  /** How many steps were reported. */
  steps = 0;
  spoiltStep: SpoiltStep | undefined;
  private readonly losses: number[] = [];
  private readonly times: number[] = [];
  private readonly series: { name: string; key: string; values: number[] }[];

  constructor({ epochs, series = { loss: 'loss', accuracy: 'accuracy' }, guess }: CurveOptions) {
    this.guess = guess;
    this.epochs = Math.min(epochs, MOST_EPOCHS);
    this.series = Object.entries(series).map(([name, key]) => ({ name, key, values: [] }));
  }

  get isEmpty(): boolean {
    return this.reported === 0;
  }

  /** How many epochs were reported. */
  get reported(): number {
    return this.series[0]!.values.length;
  }

  /** The series that is to fall. */
  get first(): { name: string; values: readonly number[] } {
    return this.series[0]!;
  }

  /** How long an epoch took on average, and how long ago the last one was over, in milliseconds. */
  get pace(): { perEpoch: number; sinceLast: number } {
    const [start, last] = [this.times[0] ?? NaN, this.times.at(-1) ?? NaN];
    return { perEpoch: (last - start) / (this.times.length - 1), sinceLast: performance.now() - last };
  }

  /** The training begins. */
  begin(): void {
    this.times.push(performance.now());
  }

  get data(): LearningCurve {
    const series = this.series.map(({ name, values }) => ({ name, values: values.map(toJsonNumber) }));
    return { unit: 'epoch', series };
  }

  /**
   * To be called by the student's code: `onEpoch: curve.add`. Reports count in the order in which they come. One that lacks
   * a number, or comes after the last epoch, is left out: whether the calls are right is for a check to say, and a curve
   * spoils no other.
   */
  readonly add = (_epoch: unknown, report: unknown): void => {
    const values = this.series.map(({ key }) => numberIn(report, key));
    if (values.includes(undefined)) return;
    if (this.reported >= this.epochs) {
      this.surplus++;
      return;
    }
    this.times.push(performance.now());
    this.series.forEach((series, i) => series.values.push(values[i]!));
    this.onReport({ epochs: this.epochs, curve: this.data });
  };

  /** To be called by the student's code after every step, if the exercise has such reports. */
  readonly step = (_step: unknown, loss: unknown): void => {
    this.steps++;
    if (typeof loss !== 'number' || this.spoiltStep) return;
    if (Number.isFinite(loss)) {
      this.losses[this.losses.length === 0 ? 0 : 1] = loss;
    } else {
      this.spoiltStep = { step: this.steps - 1, epoch: this.reported + 1, loss, before: [...this.losses] };
    }
  };
}

/** The number of that name, also NaN and infinities; nothing if there is another thing. */
function numberIn(report: unknown, key: string): number | undefined {
  if (typeof report !== 'object' || report === null || !Object.hasOwn(report, key)) return undefined;
  const value = (report as Record<string, unknown>)[key];
  return typeof value === 'number' ? value : undefined;
}
