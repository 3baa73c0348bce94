import { fromJsonNumber, type Training } from '@gradus/contract';
import { shortNumber } from './short-number';
import { sparkline } from './sparkline';

const MOST_BARS = 24;

/** A training under way: `4.11 trainMlp  epoch 3 of 10  loss 0.412  accuracy 0.921  █▄▁`, the bars being the first series. */
export function trainingLine(exercise: { id: string; name: string }, { epochs, curve }: Training): string {
  const series = curve.series.map(({ name, values }) => ({ name, values: values.map(fromJsonNumber) }));
  const [first] = series;
  return [
    `${exercise.id} ${exercise.name}`,
    `epoch ${first!.values.length} of ${epochs}`,
    ...series.map(({ name, values }) => `${name} ${values.length > 0 ? shortNumber(values.at(-1)!) : '–'}`),
    sparkline(first!.values, MOST_BARS),
  ].join('  ');
}
