import { en } from './en';
import { zh } from './zh';

const ARGUMENTS = ['⟨1⟩', '⟨2⟩', '⟨3⟩', '⟨4⟩', '⟨5⟩', '⟨6⟩'] as const;
/** Signs that Chinese shares. */
const GLUE = ['html', 'gap', 'bracketed', 'seriesOf', 'of', 'someOf', 'withColon'];

const said = (phrase: unknown): string[] => {
  if (typeof phrase === 'function') return [String((phrase as (...args: readonly string[]) => unknown)(...ARGUMENTS))];
  return typeof phrase === 'string' ? [phrase] : Object.values(phrase as object).flatMap(said);
};
const placesIn = (text: string) => [...new Set(text.match(/⟨\d⟩/g))].sort();

describe('the Chinese phrases of reports', () => {
  it('are those of the English catalogue', () => {
    expect(Object.keys(zh)).toEqual(Object.keys(en));
    for (const group of ['standings', 'verdicts', 'status'] as const) {
      expect(Object.keys(zh[group])).toEqual(Object.keys(en[group]));
    }
  });

  it.each(Object.keys(en) as (keyof typeof en)[])('say all that they are given, in Chinese words: %s', (key) => {
    const [english, chinese] = [said(en[key]), said(zh[key])];
    expect(chinese.map(placesIn)).toEqual(english.map(placesIn));
    if (!GLUE.includes(key)) for (const text of chinese) expect(text).toMatch(/\p{Script=Han}/u);
  });
});
