import { svg } from './svg';

test('svg() nests elements, and leaves out attributes without a value', () => {
  expect(svg('g', { id: 'a', class: undefined }, svg('path', { d: 'M0 0' })).markup).toBe(
    '<g id="a"><path d="M0 0"/></g>',
  );
});

test('svg() rounds lengths', () => {
  expect(svg('rect', { x: 1 / 3, y: 2 }).markup).toBe('<rect x="0.33" y="2"/>');
});

test('svg() escapes texts and attributes', () => {
  const evil = '</text><script>alert("1")</script>\'&\u0000\u202e\ud800';
  expect(svg('text', { id: evil }, evil).markup).toBe(`<text id="${ESCAPED}">${ESCAPED}</text>`);
});

const ESCAPED = '&lt;/text&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&amp;\ufffd\ufffd\ufffd';
