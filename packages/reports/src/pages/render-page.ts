import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Markup } from '../markup';
import { templatesIn } from './templates';
import type { Language } from '@gradus/contract';
import { phrasesIn } from '../language/phrases-in';

/** What stands on every page besides its own content. */
export interface Page {
  /** What a tab shows. */
  readonly title: string;
  /** A few words above the heading: what kind of page this is. */
  readonly kind: string;
  readonly heading: string;
  /** English if left out. */
  readonly language?: Language;
  /** A sentence or two below the heading. */
  readonly lead?: string;
  readonly links?: readonly Link[];
  readonly content: Markup;
  /** How it came about, in small print. */
  readonly footer: readonly string[];
  /** Scripts of ours, each allowed by its hash. The page must read without them. */
  readonly scripts?: readonly string[];
  /** Whether scripts may connect to the server that the page came from; for pages that are served. */
  readonly live?: boolean;
}

export interface Link {
  readonly href: string;
  readonly text: string;
  readonly isCurrent?: boolean;
}

const fill = templatesIn(join(__dirname, 'templates'));
const STYLE = asset('page.css');

/** Sorting by a click on a column's head, and a field that filters rows: `<table data-sortable>`, `<input data-filter="id">`. */
export const TABLE_SCRIPT = asset('table.js');

/** A whole page as HTML: one file, no request, nothing that runs but scripts of ours. */
export function renderPage(page: Page): string {
  const scripts = page.scripts ?? [];
  return fill('layout', {
    ...page,
    phrases: phrasesIn(page.language),
    lead: page.lead,
    links: (page.links ?? []).map(({ isCurrent = false, ...link }) => ({ ...link, isCurrent })),
    policy: policy(scripts, page.live ?? false),
    style: new Markup(STYLE),
    scripts: scripts.map((script) => new Markup(script)),
  }).markup;
}

/** Content-Security-Policy: what is not named here is refused by the browser, whatever got into a page. */
export function policy(scripts: readonly string[], live: boolean): string {
  return [
    `default-src 'none'`,
    `style-src ${hashOf(STYLE)}`,
    ...(scripts.length > 0 ? [`script-src ${scripts.map(hashOf).join(' ')}`] : []),
    ...(live ? [`connect-src 'self'`] : []),
    `img-src data:`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

function asset(name: string): string {
  return readFileSync(join(__dirname, 'assets', name), 'utf8');
}
