import { seededRandom } from '@gradus/runtime/random';
import { Generators } from '../generators';
import { type Drawn, RecordedDraws } from './draws';
import { shrink } from './shrink';

/** What a property was last seen to fail with. */
async function smallest<T>(draw: (gen: Generators) => T, fails: (value: T) => boolean, seed = 1): Promise<T> {
  let found: { value: T; made: readonly Drawn[] } | undefined;
  const random = seededRandom(seed);
  while (!found) {
    const draws = new RecordedDraws(random);
    const value = draw(new Generators(draws));
    if (fails(value)) found = { value, made: draws.made };
  }
  await shrink(found.made, async (draws) => {
    const value = draw(new Generators(draws));
    if (fails(value)) found!.value = value;
    return fails(value);
  });
  return found.value;
}

test.each([1, 2, 3, 4, 5])('the smallest shape with more than 5 elements and an axis of 3, seed %i', async (seed) => {
  const shape = await smallest(
    (gen) => gen.shape(),
    (one) => one.reduce((a, b) => a * b, 1) > 5 && one.includes(3),
    seed,
  );
  expect(shape.toSorted()).toEqual([2, 3]);
});

test('what depends on a shape follows it: a tensor has its size, an axis is one of its axes', async () => {
  const { x, axis } = await smallest(
    (gen) => {
      const x = gen.normal(gen.shape({ maxLength: 6 }), { scale: 3 });
      return { x, axis: gen.int(-x.rank, x.rank) };
    },
    ({ x, axis }) => x.rank > 1 && axis !== 0 && x.shape.at(axis)! > 1,
  );
  expect([x.shape.toSorted(), x.values.length]).toEqual([[1, 2], 2]);
  expect(Math.abs(axis)).toBe(1);
  expect([...x.values].every((value) => Math.abs(value * 10 - Math.round(value * 10)) < 1e-5)).toBe(true);
});

test('a pick becomes the first that still fails', async () => {
  const pick = (gen: Generators) => gen.pick(['a', 'b', 'c', 'd', 'e']);
  expect(await smallest(pick, (letter) => letter > 'b')).toBe('c');
});

test('shrinking ends when it is told to, and after a hundred tries', async () => {
  const draws = new RecordedDraws(seededRandom(1));
  new Generators(draws).integers([300], 0, 100);
  let tries = 0;
  await shrink(draws.made, async () => (++tries === 7 ? 'stop' : false));
  expect(tries).toBe(7);
  await shrink(draws.made, async () => (tries++, false));
  expect(tries).toBe(107);
});
