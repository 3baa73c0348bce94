import { mutatedText } from './mutated-text';

function mutated(source: string, original: string, mutator: string, replacement: string): string {
  const from = source.indexOf(original);
  return mutatedText(source, { from, to: from + original.length }, { mutator, replacement });
}

describe('mutatedText()', () => {
  it('keeps an expression together', () => {
    expect(mutated('a * f(b);', 'f(b)', 'MethodExpression', 'b + c')).toBe('a * (b + c);');
  });

  it.each([
    ['BlockStatement', 'while (a) { b(); }', '{ b(); }', '{}', 'while (a) {}'],
    ['ConditionalExpression', 'for (;;) a();', 'for (;;) a();', 'for (;false;) a();', 'for (;false;) a();'],
    ['ConditionalExpression', 'switch (a) { case 1: b(); }', 'case 1: b();', 'case 1:', 'switch (a) { case 1: }'],
  ])('leaves statements as they are: %s in %s', (mutator, source, original, replacement, expected) => {
    expect(mutated(source, original, mutator, replacement)).toBe(expected);
  });
});
