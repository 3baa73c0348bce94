import { fromJsonNumber, type LearningCurve } from '@gradus/contract';
import { shortNumber } from '../training/short-number';
import { linePanel, type Series } from './line-panel';
import { SERIES, STYLE } from './palette';
import { styleSheet, type Svg, svg } from './svg';

const WIDTH = 640;
const MARGIN = { left: 64, right: 24, top: 72, bottom: 52 };
const PANEL = { height: 150, gap: 44 };

/**
 * A learning curve as an SVG document: losses above, accuracies below, over the same epochs. Light or dark as the reader's
 * system is; a text alternative says in words what the lines show.
 */
export function learningCurveChart(exercise: { id: string; name: string }, curve: LearningCurve): string {
  const title = titleOf(exercise);
  const decoration = ({ height }: Size) => [
    styleSheet(STYLE),
    svg('rect', { class: 'paper', width: WIDTH, height }),
    svg('text', { class: 'heading', x: MARGIN.left, y: 28 }, title),
  ];
  return `${drawn(exercise, curve, 'gradus-chart', MARGIN.top, decoration).markup}\n`;
}

/** The same for a page that has a style for charts, and a heading above it. */
export function learningCurveFigure(exercise: { id: string; name: string }, curve: LearningCurve): Svg {
  return drawn(exercise, curve, 'chart', MARGIN.top - 40, () => []);
}

interface Size {
  readonly height: number;
}

function drawn(
  exercise: { id: string; name: string },
  curve: LearningCurve,
  className: string,
  first: number,
  decoration: (size: Size) => readonly Svg[],
): Svg {
  const series = curve.series.map(({ name, values }) => ({ name, values: values.map(fromJsonNumber) }));
  const panels = panelsOf(series);
  const height = first + panels.length * (PANEL.height + PANEL.gap) - PANEL.gap + MARGIN.bottom;
  const [titleId, textId] = ['title', 'text'].map((part) => `curve-${exercise.id.replace('.', '-')}-${part}`) as [string, string]; // prettier-ignore
  return svg(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: className,
      viewBox: `0 0 ${WIDTH} ${height}`,
      width: WIDTH,
      height,
      role: 'img',
      'aria-labelledby': `${titleId} ${textId}`,
    },
    svg('title', { id: titleId }, titleOf(exercise)),
    svg('desc', { id: textId }, series.map(inWords).join(' ')),
    ...decoration({ height }),
    ...panels.map(({ label, series }, i) => {
      const top = first + i * (PANEL.height + PANEL.gap);
      const box = { left: MARGIN.left, top, width: WIDTH - MARGIN.left - MARGIN.right, height: PANEL.height };
      return linePanel(label, series, box, i === panels.length - 1 ? { label: curve.unit } : {});
    }),
  );
}

function titleOf({ id, name }: { id: string; name: string }): string {
  return `${id} ${name}: learning curve`;
}

/** `accuracy` and `test accuracy` are measured in the same unit, named by the last word, and share their axes. */
function panelsOf(series: readonly Series[]): { label: string; series: Series[] }[] {
  const labels = [...new Set(series.map(unitOf))];
  return labels.flatMap((label) => {
    const own = series.filter((one) => unitOf(one) === label);
    const parts = Math.ceil(own.length / SERIES.length);
    return Array.from({ length: parts }, (_, i) => ({ label, series: own.slice(i * SERIES.length, (i + 1) * SERIES.length) })); // prettier-ignore
  });
}

function unitOf({ name }: Series): string {
  return name.split(' ').at(-1)!;
}

function inWords({ name, values }: Series): string {
  if (values.length === 0) return `${name}: no values.`;
  const missing = values.findIndex((value) => !Number.isFinite(value));
  const spoilt = missing < 0 ? '' : `; ${shortNumber(values[missing]!)} first in epoch ${missing + 1}`;
  const [first, last] = [values[0]!, values.at(-1)!].map(shortNumber);
  return `${name}: from ${first} in epoch 1 to ${last} in epoch ${values.length}${spoilt}.`;
}
