/**
 * Finds what a sentence is in another language, also one that was put together: `share of zeros for p = {1}` has the place
 * {1} for whatever stood there. The sentence itself where it is not known.
 *
 * @param sentences translations by the English sentence
 */
export function translator(sentences: Readonly<Record<string, string>>): (english: string) => string {
  const known = new Map(Object.entries(sentences));
  const forms = [...known].filter(([english]) => PLACE.test(english)).map(([english, other]) => ({ form: formOf(english), other })); // prettier-ignore
  return (english) => {
    const translated = known.get(english);
    if (translated !== undefined) return translated || english; // an empty one is still to be written
    for (const { form, other } of forms) {
      const found = form.exec(english);
      if (found && other !== '') return other.replace(PLACES, (place, n: string) => found[Number(n)] ?? place);
    }
    return english;
  };
}

const PLACE = /\{\d+\}/;
const PLACES = /\{(\d+)\}/g;

/** Places come in their order, as they are extracted from a template. */
function formOf(english: string): RegExp {
  const parts = english.split(PLACE).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('(.*)')}$`, 's');
}
