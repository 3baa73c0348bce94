const LEVELS = '▁▂▃▄▅▆▇█';
const NOT_FINITE = '×';

/** Numbers as a line of bars between the smallest and the largest; NaN and infinities as ×. */
export function sparkline(values: readonly number[], width: number): string {
  const shown = thinned(values, width);
  const finite = shown.filter(Number.isFinite);
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  const levelOf = (x: number) => (high > low ? Math.round(((x - low) / (high - low)) * (LEVELS.length - 1)) : 0);
  return shown.map((x) => (Number.isFinite(x) ? LEVELS[levelOf(x)] : NOT_FINITE)).join('');
}

/** At most so many of them, evenly spread, the first and the last among them. */
function thinned(values: readonly number[], most: number): readonly number[] {
  if (values.length <= most) return values;
  return Array.from({ length: most }, (_, i) => values[Math.round((i * (values.length - 1)) / (most - 1))]!);
}
