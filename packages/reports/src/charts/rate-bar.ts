import { scaleLinear } from 'd3-scale';
import { type Svg, svg } from './svg';

const SIZE = { width: 96, height: 8 };

/** A share as a bar beside its number; the number says it already, so readers of the page's text are spared the picture. */
export function rateBar(share: number): Svg {
  const width = scaleLinear([0, 1], [0, SIZE.width]).clamp(true)(Number.isFinite(share) ? share : 0);
  return svg(
    'svg',
    { class: 'chart rate', viewBox: `0 0 ${SIZE.width} ${SIZE.height}`, ...SIZE, 'aria-hidden': 'true' },
    svg('rect', { class: 'track', ...SIZE, rx: 4 }),
    ...(width > 0 ? [svg('rect', { class: 'bar', width: Math.max(width, 2), height: SIZE.height, rx: 4 })] : []),
  );
}
