import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeMadeClass } from '@gradus/class/testing';
import { readCourse } from '@gradus/judge';
import { see, startBrowser } from '@gradus/reports/testing';
import { classReport } from '../report/class-report';

/** Of how large a class, of which page, and how much of it in pixels. */
const PICTURES = {
  class: { students: 19, seed: 4, path: () => 'index.html', height: 1190 },
  student: { students: 60, seed: 2, path: aStudent, height: 1190 },
  lesson: { students: 120, seed: 4, path: () => 'lessons/02-broadcasting.html', height: 1190 },
};
const [WIDTH, MARGIN] = [1060, 24];

/** Takes the pictures of reports in docs/images: `npx jiti packages/cli/src/testing/report-pictures.ts`. */
async function takePictures(): Promise<void> {
  const root = resolve(__dirname, '../../../..');
  const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
  const browser = await startBrowser();
  try {
    for (const [name, { students, seed, path, height }] of Object.entries(PICTURES)) {
      const out = join(folder, name);
      writeMadeClass(out, { students, seed });
      classReport(readCourse(root), out);
      const report = join(out, 'report');
      const url = pathToFileURL(join(report, path(report))).href;
      const { page } = await see(browser, url, { viewport: { width: WIDTH, height: 800 } });
      const box = await page.locator('.kind').boundingBox();
      const clip = { x: 0, y: Math.max(0, box!.y - MARGIN), width: WIDTH, height };
      await page.screenshot({ path: join(root, `docs/images/report-${name}.png`), fullPage: true, clip });
    }
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

/** Somebody with a misconception near the top of the page. */
function aStudent(report: string): string {
  const pages = readdirSync(join(report, 'students')).filter((name) => name.endsWith('.html'));
  const early = (name: string) => readFileSync(join(report, 'students', name), 'utf8').indexOf('class="thought"') >>> 0;
  return `students/${pages.toSorted((a, b) => early(a) - early(b))[0]!}`;
}

void takePictures();
