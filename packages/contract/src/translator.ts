/**
 * Finds what a sentence is in another language, also one that was put together: `share of zeros for p = {1}` has the place
 * {1} for whatever stood there. The sentence itself where it is not known.
 *
 * @param sentences translations by the English sentence
 */
export function translator(sentences: Readonly<Record<string, string>>): (english: string) => string {
  const known = new Map(Object.entries(sentences).filter(([, other]) => other !== '')); // an empty one is still to be written
  const forms = [...known.keys()]
    .filter((english) => PLACE.test(english) && /\p{L}/u.test(english.split(PLACE).join('')))
    .sort((a, b) => fixed(b) - fixed(a));
  const compiled = forms.map((english) => ({ form: formOf(english), other: known.get(english)! }));
  return translate;

  function translate(english: string): string {
    const translated = known.get(english);
    if (translated !== undefined) return translated;
    for (const { form, other } of compiled) {
      const found = form.exec(english);
      if (found) return other.replace(PLACES, (place, n: string) => (found[Number(n)] === undefined ? place : translate(found[Number(n)]!))); // prettier-ignore
    }
    return english;
  }
}

/** How much of a form stands: the one that says more of a sentence fits it better. */
function fixed(form: string): number {
  return form.split(PLACE).join('').length;
}

const PLACE = /\{\d+\}/;
const PLACES = /\{(\d+)\}/g;

/** Places come in their order, as they are extracted from a template. */
function formOf(english: string): RegExp {
  const parts = english.split(PLACE).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('(.*)')}$`, 's');
}
