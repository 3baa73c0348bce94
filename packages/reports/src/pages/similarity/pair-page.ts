import { join } from 'node:path';
import type { Likeness, SimilarPair } from '@gradus/contract';
import { type Link, renderPage } from '../render-page';
import { templatesIn } from '../templates';
import { type Segment, segmentsOf } from './segments';
import { CAUTION, percent } from './wording';

const fill = templatesIn(join(__dirname, 'templates'));

/** Two submissions side by side: for each exercise in which they are alike, the heaviest first, what they share is marked. */
export function pairPage(pair: SimilarPair, links: readonly Link[]): string {
  const { left, right, weight, likenesses } = pair;
  const exercises = likenesses.length === 1 ? 'one exercise' : `${likenesses.length} exercises`;
  return renderPage({
    title: `${left} and ${right}: similarity`,
    kind: 'Similarity',
    heading: `${left} and ${right}`,
    lead: `Alike in ${exercises}, with a weight of ${Math.round(weight)} bits.`,
    links,
    content: fill('pair', { caution: CAUTION, likenesses: byWeight(likenesses).map((one) => viewOf(pair, one)) }),
    footer: ['Marks with the same number are the same tokens: names, texts, comments and white space may differ.'],
  });
}

function byWeight(likenesses: readonly Likeness[]): Likeness[] {
  return [...likenesses].sort((a, b) => b.weight - a.weight);
}

function viewOf(pair: SimilarPair, { exercise, share, weight, isSameText, left, right, regions }: Likeness) {
  const anchor = `e${exercise.id.replace('.', '-')}`;
  const side = (name: 'left' | 'right', text: string) => ({
    id: pair[name],
    segments: segmentsOf(text, regions, name).map((segment) => segmentView(segment, anchor, name)),
  });
  return {
    anchor,
    title: `${exercise.id} ${exercise.name}`,
    share: percent(share),
    weight: Math.round(weight),
    isSameText,
    sides: [side('left', left), side('right', right)],
  };
}

function segmentView(segment: Segment, anchor: string, side: 'left' | 'right') {
  const other = side === 'left' ? 'right' : 'left';
  const [isGap, isShared] = [segment.status === 'gap', segment.status === 'shared'];
  const number = segment.status === 'shared' ? segment.number : 0;
  return {
    isGap,
    isShared,
    text: segment.status === 'gap' ? '' : segment.text,
    lines: segment.status === 'gap' ? segment.lines : 0,
    number,
    color: `r${(number - 1) % 4}`,
    id: `${anchor}-${side}-${number}`,
    twin: `#${anchor}-${other}-${number}`,
  };
}
