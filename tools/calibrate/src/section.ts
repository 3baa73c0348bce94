import type { DataAtHand } from './data-at-hand';
import { marginOf, type Reading, type Threshold } from './thresholds';

export interface Calibration {
  readonly data: DataAtHand;
  /** Whether it is of larger models, not of exercises. */
  readonly largerModels?: boolean | undefined;
  readonly seeds: readonly number[];
  readonly thresholds: readonly Threshold[];
  /** What is missing or wrong. */
  readonly notes: readonly string[];
}

/** A section of `docs/calibration.md`: a row for every threshold, a column for every seed. */
export function section({ data, largerModels, seeds, thresholds, notes }: Calibration): string {
  const head = ['exercise', 'measured', 'must be', ...seeds.map((seed) => `seed ${seed}`), 'least margin'];
  const rows = thresholds.map((threshold) => rowOf(threshold, seeds));
  const lines = [head, head.map((_, column) => (column < 3 ? '---' : '---:')), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return [`## ${largerModels ? 'Larger models: ' : ''}${titleOf(data)}`, '', ...lines, '', ...notes.map((note) => `- ${note}`)].join('\n').trimEnd();
} // prettier-ignore

/** Also tells sections apart when they are replaced. */
function titleOf({ digits, text }: DataAtHand): string {
  const names = [digits, text].flatMap((source) => (source.status === 'there' ? [source.name] : []));
  return names.every((name) => name === 'procedural') ? 'Drawn data' : `Real data: ${names.join(', ')}`;
}

function rowOf({ exercise, check, name, values }: Threshold, seeds: readonly number[]): string[] {
  const worst = values.reduce((a, b) => (marginOf(b) < marginOf(a) ? b : a));
  const readings = seeds.map((seed) => values.find((reading) => reading.seed === seed));
  const cells = readings.map((reading) => (reading ? short(reading.value) : '–'));
  const margin = marginOf(worst) > 0 ? short(marginOf(worst)) : `**${short(marginOf(worst))}**`;
  return [`${exercise} ${check}`, name, boundsOf(worst), ...cells, margin];
}

/** Bounds that differ from seed to seed are those of the seed that is nearest to its own. */
function boundsOf({ low, high }: Reading): string {
  if (high === Infinity) return `> ${short(low)}`;
  return low === -Infinity ? `< ${short(high)}` : `${short(low)} … ${short(high)}`;
}

function short(x: number): string {
  return String(Number(x.toPrecision(3))).replace('-', '−');
}
