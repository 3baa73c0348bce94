import { scaleLinear } from 'd3-scale';
import { counted, roundPoints } from '../format';
import { points } from '../points';
import { histogram } from '../statistics/histogram';
import { median } from '../statistics/quantile';
import { type Svg, svg } from './svg';

const [WIDTH, HEIGHT] = [960, 250];
const BOX = { left: 44, right: 12, top: 34, bottom: 46 };
const BINS = 20;
const GAP = 3;

/** How many students have how many points, with the median marked. Points are hundredths. */
export function scoreHistogram(scores: readonly number[], maxScore: number): Svg {
  const bins = histogram(scores, maxScore, BINS);
  const x = scaleLinear([0, maxScore], [BOX.left, WIDTH - BOX.right]);
  const most = Math.max(1, ...bins.map(({ count }) => count));
  const y = scaleLinear([0, most], [HEIGHT - BOX.bottom, BOX.top]).nice(4);
  const middle = median(scores);
  const [titleId, textId] = ['scores-title', 'scores-text'];
  return svg(
    'svg',
    {
      class: 'chart',
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      width: WIDTH,
      height: HEIGHT,
      role: 'img',
      'aria-labelledby': `${titleId} ${textId}`,
    },
    svg('title', { id: titleId }, 'Distribution of points'),
    svg('desc', { id: textId }, inWords(bins, middle)),
    ...y
      .ticks(4)
      .filter(Number.isInteger)
      .flatMap((tick) => {
        const at = Math.round(y(tick)) + 0.5;
        return [
          svg('path', { class: tick === 0 ? 'axis' : 'grid', d: `M${BOX.left} ${at}H${WIDTH - BOX.right}` }),
          svg('text', { class: 'quiet', x: BOX.left - 8, y: at + 4, 'text-anchor': 'end' }, String(tick)),
        ];
      }),
    ...bins
      .filter(({ count }) => count > 0)
      .map(({ from, to, count }) => {
        const [left, right, top] = [x(from) + GAP / 2, x(to) - GAP / 2, y(count)];
        return svg('rect', { class: 'bar', x: left, y: top, width: right - left, height: y(0) - top, rx: 2 });
      }),
    ...x
      .ticks(8)
      .map((tick) =>
        svg('text', { class: 'quiet', x: x(tick), y: HEIGHT - BOX.bottom + 20, 'text-anchor': 'middle' }, points(tick)),
      ),
    svg(
      'text',
      { class: 'quiet', x: (BOX.left + WIDTH - BOX.right) / 2, y: HEIGHT - 6, 'text-anchor': 'middle' },
      'points',
    ),
    ...medianMark(x(middle), `median ${roundPoints(middle)}`, y(0)),
  );
}

/** The word stands where it does not leave the picture. */
function medianMark(at: number, text: string, bottom: number): Svg[] {
  const isRight = at > WIDTH - 140;
  return [
    svg('path', { class: 'median', d: `M${at} ${BOX.top - 18}V${bottom}` }),
    svg('text', { x: at + (isRight ? -7 : 7), y: BOX.top - 8, 'text-anchor': isRight ? 'end' : 'start' }, text),
  ];
}

function inWords(bins: ReturnType<typeof histogram>, middle: number): string {
  const filled = bins.filter(({ count }) => count > 0);
  const parts = filled.map(({ from, to, count }) => `${points(from)} to ${points(to)}: ${count}`);
  return `Median ${roundPoints(middle)} points. ${counted(
    filled.reduce((sum, { count }) => sum + count, 0),
    'student',
  )}, by points: ${parts.join('; ')}.`;
}
