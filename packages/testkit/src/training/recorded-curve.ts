import { type LearningCurve, toJsonNumber, type Training } from '@gradus/contract';

/** No training of a course has more; a loop that calls back without end must not fill the memory. */
const MOST_EPOCHS = 1_000;

export interface CurveOptions {
  /** How many epochs the training is asked for. */
  epochs: number;
  /** The series of the curve, and what each is called in a report of the student's; `{ loss: 'loss', accuracy: 'accuracy' }`. */
  series?: Readonly<Record<string, string>>;
}

/** What a student's training reports after each epoch: data that only the shape of the numbers is asked of. */
export class RecordedCurve {
  onReport: (training: Training) => void = () => {};
  private readonly epochs: number;
  private readonly series: { name: string; key: string; values: number[] }[];

  constructor({ epochs, series = { loss: 'loss', accuracy: 'accuracy' } }: CurveOptions) {
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
    if (this.reported >= this.epochs || values.includes(undefined)) return;
    this.series.forEach((series, i) => series.values.push(values[i]!));
    this.onReport({ epochs: this.epochs, curve: this.data });
  };
}

/** The number of that name, also NaN and infinities; nothing if there is another thing. */
function numberIn(report: unknown, key: string): number | undefined {
  if (typeof report !== 'object' || report === null || !Object.hasOwn(report, key)) return undefined;
  const value = (report as Record<string, unknown>)[key];
  return typeof value === 'number' ? value : undefined;
}
