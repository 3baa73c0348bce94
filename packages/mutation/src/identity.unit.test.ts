import { identified, keyOf } from './identity';

const found = (original: string, replacement: string, mutator = 'EqualityOperator') => ({
  mutator,
  original,
  replacement,
});

describe('identified()', () => {
  it('counts mutants that are alike, in the order of the file', () => {
    const all = identified([found('n < 1', 'n <= 1'), found('n < 1', 'n >= 1'), found('n < 1', 'n <= 1')]);
    expect(all.map(({ ordinal }) => ordinal)).toEqual([1, 1, 2]);
    expect(new Set(all.map(keyOf)).size).toBe(3);
  });

  it('is on one line and short, and then tells by the ordinal what was cut off', () => {
    const long = (end: string) => `{\n  ${'step();\n  '.repeat(30)}${end}}`;
    const [one, other] = identified([found(long('a'), '{}'), found(long('b'), '{}')]);
    expect(one!.original).toMatch(/^\{ step\(\); step\(\); .*…$/);
    expect(one!.original).toHaveLength(100);
    expect([one!.original, other!.ordinal]).toEqual([other!.original, 2]);
  });
});
