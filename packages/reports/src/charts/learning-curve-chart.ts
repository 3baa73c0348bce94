import { fromJsonNumber, type Language, type LearningCurve } from '@gradus/contract';
import { en, type Phrases } from '../language/en';
import { phrasesIn } from '../language/phrases-in';
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
export function learningCurveChart(
  exercise: { id: string; name: string },
  curve: LearningCurve,
  language?: Language,
): string {
  const phrases = phrasesIn(language);
  const title = titleOf(exercise, phrases);
  const decoration = ({ height }: Size) => [
    styleSheet(STYLE),
    svg('rect', { class: 'paper', width: WIDTH, height }),
    svg('text', { class: 'heading', x: MARGIN.left, y: 28 }, title),
  ];
  return `${drawn(exercise, curve, { className: 'gradus-chart', first: MARGIN.top, decoration, phrases }).markup}\n`;
}

/** The same for a page that has a style for charts, and a heading above it. */
export function learningCurveFigure(
  exercise: { id: string; name: string },
  curve: LearningCurve,
  phrases: Phrases = en,
): Svg {
  return drawn(exercise, curve, { className: 'chart', first: MARGIN.top - 40, decoration: () => [], phrases });
}

interface Size {
  readonly height: number;
}

interface Look {
  readonly className: string;
  /** Where the first panel begins. */
  readonly first: number;
  readonly decoration: (size: Size) => readonly Svg[];
  readonly phrases: Phrases;
}

/** Series of one unit share their axes. */
interface Measured extends Series {
  readonly unit: string;
}

function drawn(
  exercise: { id: string; name: string },
  curve: LearningCurve,
  { className, first, decoration, phrases }: Look,
): Svg {
  const series = curve.series.map(({ name, values }) => ({
    name: phrases.seriesOf(name),
    unit: phrases.seriesOf(unitOf(name)),
    values: values.map(fromJsonNumber),
  }));
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
    svg('title', { id: titleId }, titleOf(exercise, phrases)),
    svg('desc', { id: textId }, series.map((one) => inWords(one, phrases)).join(' ')),
    ...decoration({ height }),
    ...panels.map(({ label, series }, i) => {
      const top = first + i * (PANEL.height + PANEL.gap);
      const box = { left: MARGIN.left, top, width: WIDTH - MARGIN.left - MARGIN.right, height: PANEL.height };
      return linePanel(label, series, box, i === panels.length - 1 ? { label: phrases.epoch } : {});
    }),
  );
}

function titleOf({ id, name }: { id: string; name: string }, phrases: Phrases): string {
  return phrases.curveOf(`${id} ${name}`);
}

/** `accuracy` and `test accuracy` are measured in the same unit, named by the last word, and share their axes. */
function panelsOf(series: readonly Measured[]): { label: string; series: Series[] }[] {
  const labels = [...new Set(series.map(({ unit }) => unit))];
  return labels.flatMap((label) => {
    const own = series.filter((one) => one.unit === label);
    const parts = Math.ceil(own.length / SERIES.length);
    return Array.from({ length: parts }, (_, i) => ({ label, series: own.slice(i * SERIES.length, (i + 1) * SERIES.length) })); // prettier-ignore
  });
}

function unitOf(name: string): string {
  return name.split(' ').at(-1)!;
}

function inWords({ name, values }: Series, phrases: Phrases): string {
  if (values.length === 0) return phrases.noValues(name);
  const missing = values.findIndex((value) => !Number.isFinite(value));
  const [first, last] = [shortNumber(values[0]!), shortNumber(values.at(-1)!)];
  return missing < 0
    ? phrases.fromTo(name, first, last, values.length)
    : phrases.fromToSpoilt(name, first, last, values.length, shortNumber(values[missing]!), missing + 1);
}
