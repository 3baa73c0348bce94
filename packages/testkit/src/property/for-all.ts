import { openCheck } from '../exercise';
import { Generators } from '../generators';
import { measuringAside } from '../matchers/measurements';
import type { Judgement } from '../verdict-of';
import { RecordedDraws } from './draws';
import { isSameFailure } from './same-failure';

/** Verdicts on what an answer did; after others its worker is gone, or nothing was tried. */
const SHRUNK: ReadonlySet<Judgement['status']> = new Set(['fail', 'error', 'invalid-value']);

/**
 * Tries a property with random inputs: a number of times, or once for each of some cases. If it fails, the message shows
 * the simplest inputs that were found to make it fail in the same way.
 *
 * @param gen of the check
 * @param property is to draw whatever it needs from the generators that it is given, and to change nothing outside: it is
 *   run again with other inputs after it has failed
 */
export async function forAll<T>(
  gen: Generators,
  cases: number | readonly T[],
  property: (gen: Generators, one: T) => Promise<void>,
): Promise<void> {
  const all = typeof cases === 'number' ? (Array.from({ length: cases }, (_, i) => i) as T[]) : cases;
  for (const one of all) {
    const draws = new RecordedDraws(gen.random);
    try {
      await property(new Generators(draws), one);
    } catch (thrown) {
      throw await simplest(thrown, draws, (again) => property(again, one));
    }
  }
}

/** What is thrown with the simplest inputs found; the check's record has the call that it came from. */
async function simplest(thrown: unknown, { made }: RecordedDraws, property: (gen: Generators) => Promise<void>): Promise<unknown> {
  const { session, judgementOn, shrinks } = openCheck();
  const first = judgementOn(thrown);
  if (!shrinks || made.length === 0 || !SHRUNK.has(first.status) || !session.isAlive) return thrown;
  const { shrink } = await import('./shrink'); // loaded only where something fails
  let best = { thrown, call: session.lastCall };
  await session.aside(() =>
    measuringAside(() =>
      shrink(made, async (draws) => {
        try {
          await property(new Generators(draws));
          return false;
        } catch (again) {
          if (!session.isAlive) return 'stop';
          if (!isSameFailure(first, judgementOn(again))) return false;
          best = { thrown: again, call: session.lastCall };
          return true;
        }
      }),
    ),
  );
  session.lastCall = best.call;
  return best.thrown;
} // prettier-ignore
