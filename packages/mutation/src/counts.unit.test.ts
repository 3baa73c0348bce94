import { countsOf, scoresOf, totalOf } from './counts';
import type { Fate } from './fate';
import { makeMutant } from './testing/make-mutant';

const FATES: (Fate | 'ignored')[] = ['killed', 'killed', 'timeout', 'survived', 'survived', 'invalid', 'ignored'];
const mutants = FATES.map((fate, i) => ({
  ...makeMutant('a', 'b', i + 1),
  ...(fate === 'ignored' && { ignored: 'Wording.' }),
}));
const fates = new Map(mutants.flatMap((mutant, i) => (mutant.ignored ? [] : [[mutant, FATES[i] as Fate]])));

test('countsOf() leaves out of the mutants what was not tried and what is no program', () => {
  const counts = { mutants: 5, killed: 2, timeouts: 1, survived: 2, explained: 1, ignored: 1, invalid: 1 };
  expect(countsOf(mutants, fates, 1)).toEqual(counts);
  expect(totalOf([counts, counts])).toMatchObject({ mutants: 10, explained: 2 });
});

test('scoresOf() does not count what is explained as noticed', () => {
  expect(scoresOf(countsOf(mutants, fates, 1))).toEqual({ raw: 3 / 5, withoutExplained: 3 / 4 });
  expect(scoresOf(totalOf([]))).toEqual({ raw: 1, withoutExplained: 1 });
});
