import { fromJsonNumber, type Training } from '@gradus/contract';
import { shortNumber } from './short-number';
import { sparkline } from './sparkline';

const MOST_BARS = 16;

/** A training under way: `4.11 trainMlp  epoch 3 of 10  loss 0.412 █▄▁  accuracy 0.921`. */
export function trainingLine(exercise: { id: string; name: string }, { epochs, curve }: Training): string {
  const series = curve.series.map(({ name, values }) => ({ name, values: values.map(fromJsonNumber) }));
  const { values } = series[0]!;
  const [first, ...others] = series.map(({ name, values }) => `${name} ${shortNumber(values.at(-1)!)}`);
  const parts = [`${exercise.id} ${exercise.name}`, `epoch ${values.length} of ${epochs}`];
  return [...parts, `${first} ${sparkline(values, MOST_BARS)}`, ...others].join('  ');
}
