import { existsSync, readFileSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(
  (name) => `/usr/bin/${name}`,
);

/** The browser's program on this computer, if there is one: tests are skipped without. `apt-get install chromium` */
export const CHROMIUM = PROGRAMS.find((program) => existsSync(program));

/** A browser on a busy machine takes its time. */
const PATIENCE_MS = 150_000;

export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM!, args: ['--no-sandbox', '--disable-gpu'], timeout: PATIENCE_MS });
}

/** How readers may look at a page. */
export const READERS: Readonly<Record<string, BrowserContextOptions>> = {
  desktop: { viewport: { width: 1280, height: 900 } },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  phone: { viewport: { width: 390, height: 844 } },
};

export interface Seen {
  readonly page: Page;
  /** Addresses that the page asked for, besides its own. */
  readonly requests: readonly string[];
  /** What the browser complained of: refused by the policy, errors of scripts. */
  readonly complaints: readonly string[];
}

/** Opens a page and writes down what it does. */
export async function see(
  browser: Browser,
  url: string,
  reader: BrowserContextOptions = READERS['desktop']!,
): Promise<Seen> {
  const context = await browser.newContext(reader);
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const [requests, complaints] = [[] as string[], [] as string[]];
  page.on('request', (request) => {
    if (request.url() !== url) requests.push(request.url());
  });
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(url, { waitUntil: 'load' });
  return { page, requests, complaints };
}

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What would hinder readers with other senses or devices, by axe-core: rule, how bad, where. */
export async function hindrances(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(`axe.run().then(({ violations }) =>
    violations.map(({ id, impact, nodes }) => id + ' (' + impact + '): ' + nodes.slice(0, 3).map((node) => node.html).join(' ')))`);
}
