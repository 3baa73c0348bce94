import { replaceSection } from './replace-section';

const DOCUMENT = 'before\n<!-- a:begin -->\nold\n<!-- a:end -->\nafter\n';

it('replaceSection() replaces what is between the markers and nothing else', () => {
  const replaced = 'before\n<!-- a:begin -->\n\nnew $& $1\n\n<!-- a:end -->\nafter\n';
  expect(replaceSection(DOCUMENT, 'a', 'new $& $1')).toBe(replaced);
  expect(replaceSection(replaced, 'a', 'new $& $1')).toBe(replaced);
});

it('replaceSection() refuses a document without the markers, or with them the wrong way round', () => {
  expect(() => replaceSection(DOCUMENT, 'b', 'new')).toThrow('Expected the lines "<!-- b:begin -->"');
  expect(() => replaceSection('<!-- a:end --><!-- a:begin -->', 'a', 'new')).toThrow('in this order');
});
