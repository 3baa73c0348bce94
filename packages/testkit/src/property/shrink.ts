import { Arbitrary, asyncProperty, check, Stream, Value } from 'fast-check';
import { seededRandom } from '@gradus/runtime/random';
import { type Drawn, RecordedDraws } from './draws';

/** A try costs one to a few calls into the student's worker, each some tenths of a millisecond. */
const MOST_TRIES = 100;
const MOST_MS = 1500;

/** What a property was tried with; it may draw something else than it is given, as lengths and axes depend on each other. */
interface Case {
  drawn: readonly Drawn[];
}

/**
 * Looks for simpler draws with which something still fails: fast-check says what to try next.
 *
 * @param fails is given draws and says whether it fails with them, too; `stop` ends the search
 */
export async function shrink(
  drawn: readonly Drawn[],
  fails: (draws: RecordedDraws) => Promise<boolean | 'stop'>,
): Promise<void> {
  const endsAt = performance.now() + MOST_MS;
  let tries = 0;
  const property = asyncProperty(new Simpler(), async (one) => {
    if (tries > MOST_TRIES || performance.now() > endsAt) return true;
    if (tries++ === 0) return false; // what is known to fail
    const draws = new RecordedDraws(seededRandom(0), one.drawn);
    const failed = await fails(draws);
    one.drawn = draws.made;
    if (failed === 'stop') tries = Infinity;
    return failed !== true;
  });
  await check(property, { numRuns: 1, examples: [[{ drawn }]] });
}

/** Draws of which one is simpler: those that come first, on which the others depend, before the others. */
class Simpler extends Arbitrary<Case> {
  generate(): Value<Case> {
    throw new Error('Nothing is drawn here: there is an example.');
  }

  canShrinkWithoutContext(value: unknown): value is Case {
    return typeof value === 'object' && value !== null && 'drawn' in value;
  }

  shrink({ drawn }: Case): Stream<Value<Case>> {
    return new Stream(simplerThan(drawn)).map((one) => new Value({ drawn: one }, undefined));
  }
}

function* simplerThan(drawn: readonly Drawn[]): Generator<Drawn[]> {
  for (const [i, { choice, value }] of drawn.entries()) {
    for (const simpler of choice.simpler(value)) yield drawn.with(i, { choice, value: simpler });
  }
}
