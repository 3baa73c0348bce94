import { sectionsOf } from './sections';
import type { JournalLine } from '@gradus/contract';
import type { ClassState, RunLife } from './state';

const KILLED: RunLife = { status: 'dead', lastSign: new Date('2026-11-21T20:15:07Z') };

function progress(life: RunLife, done: number): string {
  const lines = Array.from({ length: done }, (_, i) => {
    return { status: 'refused', id: `s${i}`, reason: 'is empty.', at: '2026-11-21T20:00:00Z' } as const;
  });
  const state: ClassState = { status: 'class', out: 'out', life, total: 2, lines, training: 0, secondsLeft: 60, curves: [] };
  return sectionsOf(state).find(({ id }) => id === 'progress')!.html.markup.replace(/<svg.*/s, '');
} // prettier-ignore

test('a dashboard tells a run at work from one that is done, was interrupted, or was killed', () => {
  expect(progress({ status: 'running' }, 1)).toMatch(/<h2>Grading<\/h2>.*60 s/s);
  expect(progress({ status: 'none' }, 2)).toMatch(/<h2>Done<\/h2>(?!.*--resume)/s);
  expect(progress({ status: 'none' }, 1)).toMatch(/<h2>Not running<\/h2>.*interrupted.*--resume/s);
  const killed = /<h2>Not running<\/h2>.*killed or crashed: its last sign of life came on 2026-11-21 at 20:15:07 UTC/s;
  expect(progress(KILLED, 1)).toMatch(killed);
  expect(progress(KILLED, 1)).not.toContain('60 s');
  expect(progress(KILLED, 2)).toMatch(killed); // grades.csv may not be written yet
});

test('a dashboard shows points of a GPU beside the others, where there are any', () => {
  const graded = (id: string, gpu?: { score: number; maxScore: number }, score = 9500): JournalLine => ({
    ...{ status: 'graded', id, sha256: '', score, maxScore: 10_000, verdict: 'fail', lessons: {} },
    ...{ ...(gpu && { gpu }), at: '2026-11-21T20:00:00Z' },
  });
  const shown = (lines: JournalLine[]) => {
    const state: ClassState = { status: 'class', out: 'out', life: { status: 'none' }, total: 2, lines, training: 0, secondsLeft: 60, curves: [] }; // prettier-ignore
    return sectionsOf(state)
      .map(({ html }) => html.markup)
      .join('');
  };
  const html = shown([graded('ada', { score: 2000, maxScore: 3000 }), graded('bob')]);
  expect(html).toContain('Median so far: 95 of 100 points. Median of those that only a GPU gives, apart from these: 20 of 30.'); // prettier-ignore
  expect(html).toContain('<td>95 of 100; on a GPU 20 of 30</td>');
  expect(html).toContain('<td>95 of 100</td>');
  expect(shown([graded('bob')])).not.toContain('GPU');
  expect(shown([graded('bob'), graded('cleo', undefined, 500)])).toContain('Median so far: 50 of 100 points.'); // that of the class page
});
