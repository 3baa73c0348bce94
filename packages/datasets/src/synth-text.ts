import { type Random, randomInt, seededRandom } from '@gradus/runtime/random';

/** Characters in a text of the usual length. */
export const TEXT_LENGTH = 20_000;

const SUBJECTS = ['the king', 'a sailor', 'my sister', 'the old man', 'a farmer', 'the goat', 'the teacher'];
const VERBS = ['carries', 'paints', 'loves', 'hides', 'watches', 'buys'];
const OBJECTS = ['the lamp', 'a blue boat', 'some fruit', 'the red clock', 'a silver cup', 'the garden', 'an egg'];
const TAILS = ['before noon', 'after dark', 'by the fire', 'without a word', 'again', 'in winter'];

/**
 * Draws a text for a language model of characters: sentences `subject verb object [tail]. `, each part chosen uniformly,
 * a tail in half of them, cut off at the length. It has 24 symbols (22 letters, space and full stop) and is far from
 * chance: perplexity 17.1 for single letters, 5.4 to 5.5 for pairs, and no model can get below 1.24.
 *
 * @param seed the same seed gives the same text on every platform
 * @param length in characters; a longer text begins with the shorter one
 */
export function synthText(seed: number, length: number = TEXT_LENGTH): string {
  if (!Number.isInteger(length) || length < 0) throw new RangeError(`length must be a whole number but is ${length}`);
  const random = seededRandom(seed);
  let text = '';
  while (text.length < length) text += `${sentence(random)}. `;
  return text.slice(0, length);
}

function sentence(random: Random): string {
  const parts = [pick(random, SUBJECTS), pick(random, VERBS), pick(random, OBJECTS)];
  if (random() < 0.5) parts.push(pick(random, TAILS));
  return parts.join(' ');
}

function pick(random: Random, parts: readonly string[]): string {
  return parts[randomInt(random, 0, parts.length)]!;
}
