import { type GpuCheck, gpuPoints, type RunSettings } from '@gradus/contract';
import { HOSTILE_NAMES } from '@gradus/contract/testing';
import { makeCheck, makeExercise, makeResults } from '../../testing/make-results';
import { classPage } from './class-page';
import type { Person } from './person';
import { tallyClass } from './tally';

const SETTINGS: RunSettings = {
  version: 1,
  submissions: '/in',
  lessons: ['01-a'],
  seed: 7,
  backend: 'wasm',
  isolation: 'WEAK',
  data: '',
  gradus: '0.1.0',
  lessonsHash: 'abc',
  machineHash: 'def',
  node: 'v20',
};

const without = (status: Person['row']['status'], id: string, note = ''): Person => ({
  row: { id, status, lessons: {}, override: '', note },
  overrides: [],
});

/** Somebody with full marks, and one GPU check. */
function withGpu(id: string, check: Partial<GpuCheck>): Person {
  const checks: GpuCheck[] = [{ id: 'larger-model', status: 'skipped', score: 0, maxScore: 1000, ...check }];
  const made = makeResults([{ id: '05-b', title: 'B', exercises: [makeExercise({ id: '5.01', name: 'one', checks: [makeCheck({ status: 'pass', title: 'a' })] })] }]); // prettier-ignore
  const lessons = made.lessons.map((lesson) => ({
    ...lesson,
    gpu: { score: checks[0]!.score, maxScore: 1000, checks },
  }));
  const gpu = gpuPoints(lessons);
  const { score, maxScore } = made;
  const row = { id, status: 'graded', score, maxScore, lessons: { '05-b': score }, override: '', note: '', ...(gpu && { gpu }) } as const; // prettier-ignore
  return { row, results: { ...made, lessons, submission: { ...made.submission, id } }, overrides: [] };
}

describe('classPage', () => {
  it('shows points of a GPU apart, and what became of each check, where somebody had a GPU', () => {
    const [ada, bob] = [withGpu('ada', { status: 'pass', score: 1000 }), withGpu('bob', { reason: 'no-gpu' })];
    const html = classPage(tallyClass([ada, bob, withGpu('cleo', { status: 'fail' })]), SETTINGS);
    expect(html).toContain('in no other sum">GPU</th>');
    const rowOf = (id: string) => html.split('<tr>').find((row) => row.includes(`students/${id}.html">${id}<`))!;
    const cells = (id: string) => [...rowOf(id).matchAll(/<td class="number"[^>]*>([^<]*)<\/td>/g)].map(([, cell]) => cell!.trim()); // prettier-ignore
    expect([cells('ada').at(-1), cells('bob').at(-1), cells('cleo').at(-1)]).toEqual(['10.0', '', '0.0']);
    expect(cells('ada').slice(0, -1)).toEqual(cells('bob').slice(0, -1));
    expect(html).toMatch(/<th scope="row">larger-model<\/th><td class="number">1<\/td><td class="number">1<\/td><td>nothing ran on a GPU: 1<\/td>/); // prettier-ignore
  });

  it('does not speak of GPUs where nobody had one', () => {
    expect(classPage(tallyClass([withGpu('bob', { reason: 'no-gpu' })]), SETTINGS)).not.toContain('GPU');
  });

  it('says so if nobody is graded, and whom that concerns', () => {
    const html = classPage(
      tallyClass([
        without('refused', 'zed', 'zed.zip is damaged.\n at x'),
        without('missing', 'ada'),
        without('infra-error', 'bob', 'no memory'),
      ]),
      SETTINGS,
    );
    expect(html).toContain('nobody in this run has been graded');
    for (const text of ['zed.zip is damaged.', 'no memory', 'ada', 'Nothing handed in', 'Seed 7; isolation WEAK'])
      expect(html).toContain(text);
    expect(html).not.toMatch(/>[^<]*NaN[^<]*<\/(td|dd|p|text)/);
    expect(html).not.toContain(' at x');
  });

  it('leads to no page of somebody who has none', () => {
    const html = classPage(tallyClass(HOSTILE_NAMES.map((name) => without('refused', name))), SETTINGS);
    expect(html).not.toContain('href="students');
    expect(html).not.toMatch(/<(img|svg onload|iframe)/);
  });
});
