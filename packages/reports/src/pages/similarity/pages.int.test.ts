import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SimilarPair } from '@gradus/contract';
import { HOSTILE } from '@gradus/contract/testing';
import { CHROMIUM, hindrances, READERS, see, startBrowser } from '../../testing/browser';
import { overviewPage } from './overview-page';
import { pairPage } from './pair-page';

jest.setTimeout(180_000);

const text = Object.values(HOSTILE).join('\n');
const regions = [
  { left: [0, 90], right: [0, 90] },
  { left: [120, 300], right: [120, 300] },
] as const;
const exercise = { id: '4.02', name: HOSTILE.svg };
const pair: SimilarPair = {
  left: HOSTILE.script,
  right: 'bob',
  weight: 130,
  likenesses: [{ exercise, share: 0.9, weight: 130, isSameText: false, left: text, right: text, regions }],
};
const found = {
  ...{ submissions: 30, exercises: 93, threshold: 0.8, leastWeight: 110 },
  pairs: [pair],
  groups: [[HOSTILE.script, 'bob']],
  notCompared: [{ id: HOSTILE.attribute, reason: HOSTILE.image }],
};

const inBrowser = CHROMIUM === undefined ? it.skip : it;
describe('pages about similarity in a browser (skipped where no Chromium is installed)', () => {
  inBrowser('hinder nobody, ask for nothing, and let no text of a student act', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'similarity-'));
    writeFileSync(
      join(folder, 'index.html'),
      overviewPage(found, () => 'pair.html'),
    );
    writeFileSync(join(folder, 'pair.html'), pairPage(pair, [{ href: 'index.html', text: 'All pairs' }]));
    const browser = await startBrowser();
    try {
      for (const reader of Object.values(READERS)) {
        for (const name of ['index.html', 'pair.html']) {
          const { page, requests, complaints } = await see(browser, pathToFileURL(join(folder, name)).href, reader);
          expect(await hindrances(page)).toEqual([]);
          expect(await page.evaluate('globalThis.hacked')).toBeUndefined();
          expect([requests, complaints]).toEqual([[], []]);
          expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
          await page.context().close();
        }
      }
    } finally {
      await browser.close();
      rmSync(folder, { recursive: true });
    }
  });
});
