import { arc } from 'd3-shape';
import { en, type Phrases } from '../language/en';
import { points } from '../points';
import { type Svg, svg } from './svg';

const SIZE = 148;
const RING = { innerRadius: 60, outerRadius: 72, cornerRadius: 6 };

/** Points as the part of a ring that is filled. */
export function scoreRing(score: number, maxScore: number, phrases: Phrases = en): Svg {
  const share = maxScore > 0 ? Math.min(1, score / maxScore) : 0;
  const part = (to: number) =>
    arc().cornerRadius(RING.cornerRadius)({ ...RING, startAngle: 0, endAngle: 2 * Math.PI * to }) ?? '';
  const at = `translate(${SIZE / 2} ${SIZE / 2})`;
  return svg(
    'svg',
    {
      class: 'chart ring',
      viewBox: `0 0 ${SIZE} ${SIZE}`,
      width: SIZE,
      height: SIZE,
      role: 'img',
      'aria-labelledby': 'score-title',
    },
    svg('title', { id: 'score-title' }, phrases.pointsOf(points(score), points(maxScore))),
    svg('path', { class: 'track', d: part(1), transform: at }),
    ...(share > 0 ? [svg('path', { class: 'bar', d: part(share), transform: at })] : []),
    svg('text', { class: 'score', x: SIZE / 2, y: SIZE / 2 + 5, 'text-anchor': 'middle' }, points(score)),
    svg(
      'text',
      { class: 'quiet', x: SIZE / 2, y: SIZE / 2 + 26, 'text-anchor': 'middle' },
      phrases.of(points(maxScore)),
    ),
  );
}
