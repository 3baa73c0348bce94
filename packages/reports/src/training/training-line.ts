import { fromJsonNumber, type Language, type Training } from '@gradus/contract';
import { phrasesIn } from '../language/phrases-in';
import { shortNumber } from './short-number';
import { sparkline } from './sparkline';

const MOST_BARS = 16;

/** A training under way: `4.11 trainMlp  epoch 3 of 10  loss 0.412 █▄▁  accuracy 0.921`. */
export function trainingLine(
  exercise: { id: string; name: string },
  { epochs, curve }: Training,
  language?: Language,
): string {
  const phrases = phrasesIn(language);
  const series = curve.series.map(({ name, values }) => ({ name, values: values.map(fromJsonNumber) }));
  const { values } = series[0]!;
  const [first, ...others] = series.map(
    ({ name, values }) => `${phrases.seriesOf(name)} ${shortNumber(values.at(-1)!)}`,
  );
  const parts = [`${exercise.id} ${exercise.name}`, phrases.epochOf(values.length, epochs)];
  return [...parts, `${first} ${sparkline(values, MOST_BARS)}`, ...others].join('  ');
}
