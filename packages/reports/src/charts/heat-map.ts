import { scaleQuantize } from 'd3-scale';
import { percent, roundPoints } from '../format';
import { mean } from '../statistics/quantile';
import { type Svg, svg } from './svg';

export interface HeatRow {
  readonly label: string;
  readonly score: number;
  /** For each exercise from 0 to 1; NaN if it was not begun. */
  readonly shares: readonly number[];
}

export interface HeatGroup {
  readonly label: string;
  readonly columns: readonly string[];
}

const WIDTH = 960;
const BOX = { left: 92, top: 30, bottom: 44 };
const GROUP_GAP = 8;
/** Up to so many rows have room for names. */
const MOST_NAMED = 40;
/** Up to so many students have a row each; more of them are put together, neighbours in points into one row. */
const MOST_ROWS = 200;
const MOST_BANDS = 60;
/** Narrower columns have no room for the names of exercises. */
const NARROWEST_NAMED = 9;

export const HEAT_LEVELS = ['0 %', 'to 25 %', 'to 50 %', 'to 75 %', 'below 100 %', '100 %'] as const;
const inBetween = scaleQuantize([1, 2, 3, 4]).domain([0, 1]);

/**
 * Students × exercises: the darker, the more of the points. Best students first, so that a column that stays light is a
 * hard exercise, and a row unlike its neighbours a student who worked in another order. Scores are hundredths.
 */
export function heatMap(
  students: readonly HeatRow[],
  groups: readonly HeatGroup[],
): { chart: Svg; studentsPerRow: number } {
  const sorted = students.toSorted((a, b) => b.score - a.score);
  const studentsPerRow = sorted.length > MOST_ROWS ? Math.ceil(sorted.length / MOST_BANDS) : 1;
  const rows = studentsPerRow === 1 ? sorted : banded(sorted, studentsPerRow);
  const rowHeight = rows.length <= MOST_NAMED ? 16 : Math.max(3.5, Math.min(10, Math.round(1200 / rows.length) / 2));
  const columns = placed(groups);
  const bottom = BOX.top + rows.length * rowHeight;
  const height = bottom + (columns.width >= NARROWEST_NAMED ? BOX.bottom : 8);
  const chart = svg(
    'svg',
    {
      class: 'chart',
      viewBox: `0 0 ${WIDTH} ${height}`,
      width: WIDTH,
      height,
      role: 'img',
      'aria-labelledby': 'heat-title heat-text',
    },
    svg('title', { id: 'heat-title' }, 'Share of points by student and exercise'),
    svg('desc', { id: 'heat-text' }, inWords(sorted, groups, studentsPerRow)),
    ...groups.map(({ label }, i) => svg('text', { x: columns.groups[i]!, y: BOX.top - 11 }, label)),
    ...cells(rows, columns, rowHeight),
    ...rowLabels(rows, rowHeight),
    ...(columns.width >= NARROWEST_NAMED ? columnLabels(groups, columns, bottom) : []),
  );
  return { chart, studentsPerRow };
}

/** Rows of means; the points are those of the best of them. */
function banded(sorted: readonly HeatRow[], size: number): HeatRow[] {
  return Array.from({ length: Math.ceil(sorted.length / size) }, (_, i) => {
    const band = sorted.slice(i * size, (i + 1) * size);
    const shares = band[0]!.shares.map((_, k) => mean(band.map((row) => row.shares[k] || 0)));
    return { label: '', score: band[0]!.score, shares };
  });
}

interface Columns {
  readonly lefts: readonly number[];
  readonly groups: readonly number[];
  readonly width: number;
}

function placed(groups: readonly HeatGroup[]): Columns {
  const count = groups.reduce((sum, { columns }) => sum + columns.length, 0);
  const width = (WIDTH - BOX.left - GROUP_GAP * (groups.length - 1)) / count;
  let before = 0;
  const starts = groups.map(({ columns }, i) => {
    const left = BOX.left + before * width + i * GROUP_GAP;
    before += columns.length;
    return left;
  });
  return {
    width,
    groups: starts,
    lefts: groups.flatMap(({ columns }, i) => columns.map((_, k) => starts[i]! + k * width)),
  };
}

/** One path for all cells of a colour: a tenth of the size of a rectangle each. What was not begun stays empty. */
function cells(rows: readonly HeatRow[], { lefts, width }: Columns, height: number): Svg[] {
  const gap = height > 6 ? 1 : 0.5;
  const paths = HEAT_LEVELS.map(() => [] as string[]);
  rows.forEach(({ shares }, i) => {
    shares.forEach((share, k) => {
      if (Number.isNaN(share)) return;
      const [x, y] = [lefts[k]!.toFixed(1), (BOX.top + i * height).toFixed(1)];
      const w = (width - gap).toFixed(1);
      paths[levelOf(share)]!.push(`M${x} ${y}h${w}v${height - gap}h-${w}z`);
    });
  });
  return paths.flatMap((parts, level) =>
    parts.length > 0 ? [svg('path', { class: `h${level}`, d: parts.join('') })] : [],
  );
}

function levelOf(share: number): number {
  return share <= 0 ? 0 : share >= 1 ? HEAT_LEVELS.length - 1 : inBetween(share);
}

/** Names where there is room; else the points at every tenth of the class. */
function rowLabels(rows: readonly HeatRow[], height: number): Svg[] {
  const isNamed = rows.length <= MOST_NAMED;
  const every = isNamed ? 1 : Math.ceil(rows.length / 10);
  const labels = rows.flatMap(({ label, score }, i) => {
    if (i % every !== 0) return [];
    const y = BOX.top + i * height + (isNamed ? height / 2 + 4 : 8);
    const text = isNamed ? shortened(label) : roundPoints(score);
    return [svg('text', { class: 'quiet', x: BOX.left - 8, y, 'text-anchor': 'end' }, text)];
  });
  const heading = svg(
    'text',
    { class: 'quiet', x: BOX.left - 8, y: BOX.top - 11, 'text-anchor': 'end' },
    isNamed ? '' : 'points',
  );
  return [heading, ...labels];
}

function shortened(label: string): string {
  return label.length > 14 ? `${label.slice(0, 13)}…` : label;
}

function columnLabels(groups: readonly HeatGroup[], { lefts, width }: Columns, bottom: number): Svg[] {
  return groups
    .flatMap(({ columns }) => columns)
    .map((label, i) => {
      const x = lefts[i]! + width / 2 + 3.5;
      return svg(
        'text',
        {
          class: 'quiet column',
          transform: `translate(${x.toFixed(1)} ${bottom + 8}) rotate(-90)`,
          'text-anchor': 'end',
        },
        label,
      );
    });
}

function inWords(students: readonly HeatRow[], groups: readonly HeatGroup[], perRow: number): string {
  const names = groups.flatMap(({ columns }) => columns);
  const means = names.map((name, k) => ({ name, share: mean(students.map(({ shares }) => shares[k] || 0)) }));
  const hardest = means
    .toSorted((a, b) => a.share - b.share)
    .slice(0, 3)
    .map(({ name, share }) => `${name} (${percent(share)})`);
  const rows =
    perRow === 1 ? `${students.length} students, one row each` : `${students.length} students, ${perRow} in each row`;
  return `${rows}, most points first; ${names.length} exercises. The table below has a row for each exercise. Least points on average: ${hardest.join(', ')}.`;
}
