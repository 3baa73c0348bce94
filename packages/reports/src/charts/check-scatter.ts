import { scaleLinear } from 'd3-scale';
import { percent } from '../format';
import { type Svg, svg } from './svg';

export interface CheckPoint {
  readonly label: string;
  readonly passRate: number;
  readonly discrimination: number;
  readonly isFlagged: boolean;
}

const [WIDTH, HEIGHT] = [960, 330];
const BOX = { left: 56, right: 20, top: 22, bottom: 48 };

/** Each check by how many pass it and how well passing goes with the other points. What stands out carries its name. */
export function checkScatter(checks: readonly CheckPoint[]): Svg {
  const x = scaleLinear([0, 1], [BOX.left, WIDTH - BOX.right]);
  const low = Math.min(-0.1, ...checks.map(({ discrimination }) => discrimination));
  const high = Math.max(0.6, ...checks.map(({ discrimination }) => discrimination));
  const y = scaleLinear([low, high], [HEIGHT - BOX.bottom, BOX.top]).nice(6);
  const flagged = checks.filter(({ isFlagged }) => isFlagged);
  return svg(
    'svg',
    {
      class: 'chart',
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      width: WIDTH,
      height: HEIGHT,
      role: 'img',
      'aria-labelledby': 'scatter-title scatter-text',
    },
    svg('title', { id: 'scatter-title' }, 'Checks by pass rate and correlation with the other points'),
    svg('desc', { id: 'scatter-text' }, inWords(checks)),
    ...y.ticks(6).flatMap((tick) => {
      const at = Math.round(y(tick)) + 0.5;
      return [
        svg('path', { class: tick === 0 ? 'axis' : 'grid', d: `M${BOX.left} ${at}H${WIDTH - BOX.right}` }),
        svg(
          'text',
          { class: 'quiet', x: BOX.left - 8, y: at + 4, 'text-anchor': 'end' },
          tick.toFixed(1).replace('-', '−'),
        ),
      ];
    }),
    ...x
      .ticks(5)
      .map((tick) =>
        svg(
          'text',
          { class: 'quiet', x: x(tick), y: HEIGHT - BOX.bottom + 20, 'text-anchor': 'middle' },
          percent(tick),
        ),
      ),
    svg(
      'text',
      { class: 'quiet', x: (BOX.left + WIDTH - BOX.right) / 2, y: HEIGHT - 6, 'text-anchor': 'middle' },
      'pass it',
    ),
    ...checks.filter(({ isFlagged }) => !isFlagged).map((check) => mark(check, x, y)),
    ...flagged.map((check) => mark(check, x, y)),
    ...labels(flagged, x, y),
  );
}

type Scale = (value: number) => number;

const LINE = 14;
/** A name of the usual length. */
const LABEL_WIDTH = 150;

/** Names beside their marks, to the left where there is no room to the right; where one would cover another, it moves down. */
function labels(checks: readonly CheckPoint[], x: Scale, y: Scale): Svg[] {
  const taken: { left: number; top: number }[] = [];
  return checks
    .toSorted((a, b) => b.discrimination - a.discrimination)
    .map(({ passRate, discrimination, label }) => {
      const isBlocked = checks.some((other) => {
        const distance = x(other.passRate) - x(passRate);
        return distance > 0 && distance < LABEL_WIDTH && Math.abs(y(other.discrimination) - y(discrimination)) < LINE;
      });
      const isRight = passRate > 0.75 || isBlocked;
      const at = x(passRate) + (isRight ? -10 : 10);
      const left = isRight ? at - LABEL_WIDTH : at;
      let top = y(discrimination) + 4;
      for (const other of taken) {
        if (Math.abs(other.left - left) < LABEL_WIDTH && Math.abs(other.top - top) < LINE) top = other.top + LINE;
      }
      taken.push({ left, top });
      return svg('text', { x: at, y: top, 'text-anchor': isRight ? 'end' : 'start' }, label);
    });
}

/** What stands out is a diamond of another colour, for those who see no colours. */
function mark({ passRate, discrimination, isFlagged }: CheckPoint, x: Scale, y: Scale): Svg {
  const [cx, cy] = [x(passRate), y(discrimination)];
  if (!isFlagged) return svg('circle', { class: 'mark0', cx, cy, r: 4 });
  return svg('path', { class: 'mark1', d: `M${cx.toFixed(1)} ${(cy - 6).toFixed(1)}l6 6l-6 6l-6 -6z` });
}

function inWords(checks: readonly CheckPoint[]): string {
  const flagged = checks.filter(({ isFlagged }) => isFlagged).map(({ label }) => label);
  const told = flagged.length > 0 ? `Worth a look: ${flagged.join(', ')}.` : 'None stands out.';
  return `${checks.length} checks. ${told} The tables below have the numbers.`;
}
