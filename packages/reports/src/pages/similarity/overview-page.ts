import { join } from 'node:path';
import type { NotCompared, SimilarPair, Similarity } from '@gradus/contract';
import { renderPage, TABLE_SCRIPT } from '../render-page';
import { templatesIn } from '../templates';
import { CAUTION, leastWords, percent } from './wording';

const fill = templatesIn(join(__dirname, 'templates'));

/** Of more pairs than these no rows are shown; similarity.json has all of them. */
const MOST_ROWS = 500;

/**
 * What `gradus similarity` found in a class.
 *
 * @param pageOf where two submissions stand side by side; undefined if no page was made of them
 */
export function overviewPage(found: Similarity, pageOf: (pair: SimilarPair) => string | undefined): string {
  const { submissions, exercises, threshold, groups, notCompared } = found;
  const pairs = found.pairs.slice(0, MOST_ROWS);
  return renderPage({
    title: 'Similarity',
    kind: 'Similarity',
    heading: found.pairs.length === 0 ? 'No two submissions stand out' : headingOf(found),
    lead: `${submissions} submissions were compared in ${exercises} exercises.`,
    content: fill('overview', {
      caution: CAUTION,
      hasPairs: pairs.length > 0,
      groups: groups.map((ids) => ({ count: ids.length, ids: ids.join(', ') })),
      pairs: pairs.map((pair) => rowOf(pair, pageOf(pair))),
      left: found.pairs.length - pairs.length,
      exercises: byExercise(pairs, pageOf),
      notCompared: notCompared.map(notComparedView),
      threshold: percent(threshold),
      least: leastWords(found),
    }),
    footer: [`Pairs from ${leastWords(found)} on, of answers with ${percent(threshold)} of their own in common.`],
    scripts: [TABLE_SCRIPT],
  });
}

function headingOf({ pairs, groups }: Similarity): string {
  const [p, g] = [pairs.length, groups.length];
  return `${p} ${p === 1 ? 'pair' : 'pairs'} in ${g} ${g === 1 ? 'group' : 'groups'} to look at`;
}

function rowOf({ left, right, weight, likenesses }: SimilarPair, href: string | undefined) {
  const same = likenesses.filter(({ isSameText }) => isSameText).length;
  const heaviest = [...likenesses].sort((a, b) => b.weight - a.weight)[0]!.exercise;
  return {
    left,
    right,
    href,
    weight: Math.round(weight),
    exercises: likenesses.length,
    same: same === 0 ? '–' : String(same),
    sameValue: same,
    heaviest: `${heaviest.id} ${heaviest.name}`,
  };
}

/** Exercises in the order of the course, each with the pairs that are alike in it, the heaviest first. */
function byExercise(pairs: readonly SimilarPair[], pageOf: (pair: SimilarPair) => string | undefined) {
  const all = pairs.flatMap((pair) => pair.likenesses.map((likeness) => ({ pair, likeness })));
  const titles = new Map(all.map(({ likeness: { exercise } }) => [exercise.id, `${exercise.id} ${exercise.name}`]));
  const ids = [...titles.keys()].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return ids.map((id) => {
    const own = all.filter(({ likeness }) => likeness.exercise.id === id).sort((a, b) => b.likeness.weight - a.likeness.weight); // prettier-ignore
    return {
      title: titles.get(id)!,
      count: own.length,
      pairs: own.map(({ pair, likeness }) => {
        const page = pageOf(pair);
        return {
          names: `${pair.left} and ${pair.right}`,
          href: page === undefined ? undefined : `${page}#e${id.replace('.', '-')}`,
          about: `${percent(likeness.share)}, ${Math.round(likeness.weight)} bits${likeness.isSameText ? ', the same text' : ''}`,
        };
      }),
    };
  });
}

function notComparedView({ id, exercise, reason }: NotCompared) {
  return { id, what: exercise === undefined ? 'all of it' : `exercise ${exercise}`, reason };
}
