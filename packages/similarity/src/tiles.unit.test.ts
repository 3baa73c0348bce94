import { scanAnswer } from './scan-answer';
import { tilesOf } from './tiles';

const answer = (text: string) => scanAnswer({ id: 'ada', text }, new Set())!;
const shared = (left: string, right: string) => {
  const [a, b] = [answer(left), answer(right)];
  return tilesOf(a, b).map(({ left: i, right: j, length }) => [
    left.slice(a.tokens[i]!.start, a.tokens[i + length - 1]!.end),
    right.slice(b.tokens[j]!.start, b.tokens[j + length - 1]!.end),
  ]);
};

const F = 'function f(a) { return a * a + 1 / a - 7 }';
const G = 'function g(b, c) { if (b > c) throw b; return [b, c, 0] }';

test('tilesOf() finds functions that were moved and renamed', () => {
  const [f, g] = [F.replaceAll(/\ba\b/g, 'value'), G.replaceAll(/\bb\b/g, 'x')];
  expect(shared(`${F} ; ${G}`, `${g} ; ${f}`)).toEqual([
    [F, f],
    [G, g],
  ]);
});

test('tilesOf() uses no token of either side twice', () => {
  expect(shared(`${F} ${F}`, F)).toEqual([[F, F]]);
  expect(shared(F, `${F} ${F}`)).toEqual([[F, F]]);
});

test('tilesOf() finds nothing shorter than a run, and nothing in nothing', () => {
  expect(shared('a = [1, 2, 3]', 'a = [1, 2, 3]')).toEqual([]);
  expect(shared('', F)).toEqual([]);
});

test('tilesOf() is soon done with endless repetitions', () => {
  const [a, b] = [answer('a=1;'.repeat(2_500)), answer('b=1;'.repeat(2_500))];
  expect(tilesOf(a, b)[0]).toMatchObject({ left: 0, right: 0, length: 7_500 });
});
