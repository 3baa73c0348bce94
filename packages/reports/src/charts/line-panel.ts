import { type ScaleContinuousNumeric, scaleLinear, scaleLog } from 'd3-scale';
import { line } from 'd3-shape';
import { shortNumber } from '../training/short-number';
import { SERIES } from './palette';
import { type Svg, svg } from './svg';

export interface Series {
  readonly name: string;
  /** The i-th value stands at x = i + 1. NaN and infinities are no points: they are marked at the upper edge. */
  readonly values: readonly number[];
}

/** Where a panel is drawn, in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

type Scale = ScaleContinuousNumeric<number, number>;

/** From this ratio of the largest to the smallest value on, a scale is logarithmic: else the small ones all look like 0. */
const LOGARITHMIC_FROM = 100;
/** More of them make a line unclear. */
const MOST_DOTS = 40;

/** Lines over one pair of axes. With more than one line there is a legend. */
export function linePanel(label: string, series: readonly Series[], box: Box, xAxis: { label?: string }): Svg {
  const count = Math.max(...series.map(({ values }) => values.length));
  const x = scaleLinear([1, Math.max(2, count)], [box.left, box.left + box.width]);
  const finite = series.flatMap(({ values }) => values).filter(Number.isFinite); // prettier-ignore
  const y = yScale(label, finite).range([box.top + box.height, box.top]);
  return svg(
    'g',
    {},
    svg('text', { x: box.left, y: box.top - 10 }, label),
    ...horizontals(y, box),
    ...xTicks(x, count, box, xAxis.label),
    ...(series.length > 1 ? legend(series, box) : []),
    ...series.flatMap(({ values }, i) => curve(values, i, x, y, box)),
  );
}

/** Shares go from 0 to 1, whatever was reached; losses from 0 up, unless only a logarithm shows all of them. */
function yScale(label: string, values: readonly number[]): Scale {
  if (values.length === 0) return scaleLinear([0, 1], [0, 1]);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (/accuracy/.test(label) && low >= 0 && high <= 1) return scaleLinear([0, 1], [0, 1]);
  if (low > 0 && high / low >= LOGARITHMIC_FROM) return scaleLog([low, high], [0, 1]).nice();
  const [from, to] = [Math.min(0, low), Math.max(0, high)];
  return scaleLinear(from === to ? [0, 1] : [from, to], [0, 1]).nice();
}

function horizontals(y: Scale, { left, top, width, height }: Box): Svg[] {
  return yTicks(y).flatMap((tick) => {
    const at = Math.round(y(tick)) + 0.5; // on the pixel
    return [
      svg('path', { class: tick === 0 || at >= top + height ? 'axis' : 'grid', d: `M${left} ${at}h${width}` }),
      svg('text', { x: left - 8, y: at + 4, 'text-anchor': 'end' }, tickText(tick)),
    ];
  });
}

/** A logarithmic scale offers every digit of every power; of many powers only some are shown. */
function yTicks(y: Scale): number[] {
  if (!('base' in y)) return y.ticks(4);
  const powers = y.ticks().filter((tick) => Math.abs(Math.log10(tick) % 1) < 1e-9);
  const step = Math.ceil(powers.length / 6);
  return powers.filter((_, i) => i % step === 0);
}

function tickText(tick: number): string {
  const size = Math.abs(tick);
  return size >= 1e4 || (size > 0 && size < 1e-2)
    ? tick.toExponential(0).replace('+', '')
    : String(Number(tick.toPrecision(6)));
}

function xTicks(x: Scale, count: number, { left, top, width, height }: Box, label: string | undefined): Svg[] {
  const bottom = top + height;
  const ticks = x.ticks(Math.min(count, 10)).filter((tick) => Number.isInteger(tick) && tick <= count);
  const numbers = ticks.map((tick) => svg('text', { x: x(tick), y: bottom + 18, 'text-anchor': 'middle' }, String(tick))); // prettier-ignore
  const marks = ticks.map((tick) => svg('path', { class: 'axis', d: `M${Math.round(x(tick)) + 0.5} ${bottom}v5` }));
  if (label === undefined) return marks;
  return [...marks, ...numbers, svg('text', { x: left + width / 2, y: bottom + 38, 'text-anchor': 'middle' }, label)];
}

function legend(series: readonly Series[], { left, top, width }: Box): Svg[] {
  const one = 130;
  return series.flatMap(({ name }, i) => {
    const start = left + width - (series.length - i) * one;
    return [
      svg('path', { class: `line s${i}`, 'stroke-dasharray': SERIES[i]!.dashes, d: `M${start} ${top - 14}h24` }),
      svg('text', { x: start + 30, y: top - 10 }, name),
    ];
  });
}

/** The line through all points, a dot at each unless they are many, and a cross for each value that is no point. */
function curve(values: readonly number[], i: number, x: Scale, y: Scale, { top }: Box): Svg[] {
  const path = line<number>((_, k) => x(k + 1), y).defined(Number.isFinite).digits(1)(values); // prettier-ignore
  const marks = values.flatMap((value, k) => {
    const cx = x(k + 1);
    if (!Number.isFinite(value)) return cross(cx, top, i, Object.is(value, values[k - 1]) ? undefined : shortNumber(value)); // prettier-ignore
    return values.length <= MOST_DOTS ? [svg('circle', { class: `dot s${i}`, cx, cy: y(value), r: 2.5 })] : [];
  });
  return path
    ? [svg('path', { class: `line s${i}`, 'stroke-dasharray': SERIES[i]!.dashes, d: path }), ...marks]
    : marks;
}

/** Marks a value that has no place on a scale; the first of its kind says what it is. */
function cross(cx: number, top: number, i: number, text: string | undefined): Svg[] {
  const mark = svg('path', { class: `line s${i}`, d: `M${cx - 4} ${top + 4}l8 8m0 -8l-8 8` });
  return text === undefined ? [mark] : [mark, svg('text', { x: cx, y: top + 26, 'text-anchor': 'middle' }, text)];
}
