import { scaleLinear } from 'd3-scale';
import { type Svg, svg } from './svg';

const SIZE = { width: 640, height: 12 };

/** Shares of a whole, 0 … 1: what is done, and what is done or begun. Numbers beside it say the same. */
export function progressBar(done: number, begun: number): Svg {
  const x = scaleLinear([0, 1], [0, SIZE.width]).clamp(true);
  return svg(
    'svg',
    { class: 'chart progress', viewBox: `0 0 ${SIZE.width} ${SIZE.height}`, ...SIZE, 'aria-hidden': 'true' },
    svg('rect', { class: 'track', ...SIZE, rx: 6 }),
    ...(begun > 0 ? [svg('rect', { class: 'h2', width: Math.max(x(begun), 4), height: SIZE.height, rx: 6 })] : []),
    ...(done > 0 ? [svg('rect', { class: 'bar', width: Math.max(x(done), 4), height: SIZE.height, rx: 6 })] : []),
  );
}
