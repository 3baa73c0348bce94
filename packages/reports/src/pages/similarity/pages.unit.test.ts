import type { SimilarPair, Similarity } from '@gradus/contract';
import { HOSTILE } from '@gradus/contract/testing';
import { overviewPage } from './overview-page';
import { pairPage } from './pair-page';

const text = Object.values(HOSTILE).join('\n');
const pair: SimilarPair = {
  left: HOSTILE.script,
  right: HOSTILE.image,
  weight: 123.4,
  likenesses: [
    { exercise: { id: '4.02', name: HOSTILE.svg }, share: 0.999, weight: 20, isSameText: false, left: text, right: text, regions: [{ left: [0, 60], right: [3, 63] }] },
    { exercise: { id: '4.10', name: 'evaluate' }, share: 1, weight: 103.4, isSameText: true, left: 'a', right: 'a', regions: [{ left: [0, 1], right: [0, 1] }] },
  ],
}; // prettier-ignore
const found: Similarity = {
  submissions: 30,
  exercises: 93,
  threshold: 0.8,
  leastWeight: 106.5,
  pairs: [pair],
  groups: [[HOSTILE.script, HOSTILE.image]],
  notCompared: [{ id: HOSTILE.attribute, exercise: '1.01', reason: HOSTILE.style }, { id: 'eve', reason: 'is a link.' }],
}; // prettier-ignore

const pages: [name: string, html: string][] = [
  ['overviewPage()', overviewPage(found, () => 'pairs/001.html')],
  ['overviewPage() of nothing', overviewPage({ ...found, pairs: [], groups: [] }, () => undefined)],
  ['pairPage()', pairPage(pair, [{ href: '../index.html', text: 'All pairs' }])],
];

test.each(pages)('%s says that it is evidence, never an automatic penalty', (_, html) => {
  expect(html).toContain('evidence for a person to read, never an automatic penalty');
});

test.each(pages)('%s lets no text of a student become markup', (_, html) => {
  const ours = html.replace(/<style>[^]*?<\/style>|<script>'use strict'[^]*?<\/script>/g, '');
  expect(ours).not.toMatch(/<script|<img|<svg|<iframe|<style|<b>/);
  expect(html).not.toMatch(/[\u0000-\u0008\u001b\u202e\u2066]/);
});

test('pairPage() begins with the heaviest, marks what is shared, and leads from one side to the other', () => {
  const html = pages[2]![1];
  expect(html.indexOf('4.10 evaluate')).toBeLessThan(html.indexOf('4.02 '));
  expect(html).toContain('<mark class="r0" id="e4-10-left-1"><a href="#e4-10-right-1"');
  expect(html).toContain('The same text to the letter, 103 bits.');
  expect(html).toContain('99 % of what both have of their own, 20 bits.');
});

test('overviewPage() leads to the pages of pairs, also from the exercises', () => {
  const html = pages[0]![1];
  expect(html).toContain('href="pairs/001.html"');
  expect(html).toContain('href="pairs/001.html#e4-10"');
  expect(html).toContain('1 pair in 1 group to look at');
});
