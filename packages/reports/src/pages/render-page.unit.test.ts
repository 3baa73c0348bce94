import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { HOSTILE } from '@gradus/contract/testing';
import { Markup } from '../markup';
import { renderPage } from './render-page';
import { templatesIn } from './templates';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'templates-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function filled(template: string, view: object): string {
  writeFileSync(join(folder, 'one.hbs'), template);
  return templatesIn(folder)('one', view).markup;
}

describe('templatesIn', () => {
  it('escapes every text, however deep, and shows control characters as what they are', () => {
    const view = { items: [{ name: '<b>"\'`=&' }], text: '\u001b[2J\u202e' };
    expect(filled('{{#each items}}<p title="{{name}}">{{/each}}{{text}}', view)).toBe(
      '<p title="&lt;b&gt;&quot;&#x27;&#x60;&#x3D;&amp;">\ufffd[2J\ufffd',
    );
  });

  it('puts markup in as it is, but nothing that only looks like it', () => {
    expect(filled('{{a}}', { a: new Markup('<b>') })).toBe('<b>');
    expect(filled('{{a.markup}}', { a: JSON.parse('{ "markup": "<b>", "toHTML": "<b>" }') as object })).toBe(
      '&lt;b&gt;',
    );
  });

  it.each(['{{{a}}}', '{{&a}}', '{{~{a}~}}', '{{~& a}}', '{{#if a}}{{{a}}}{{/if}}'])(
    'refuses %s, which would not escape',
    (template) => {
      expect(() => filled(template, { a: '' })).toThrow('unescaped');
    },
  );

  it('says when a view lacks what a template shows', () => {
    expect(() => filled('{{a}}', {})).toThrow('"a" not defined');
  });

  it('reaches no member that every object has', () => {
    expect(filled('{{a.constructor}}', { a: {} })).toBe('');
  });

  it('takes partials of the folder, and keeps the lines of a text in them as they are', () => {
    writeFileSync(join(folder, '_text.hbs'), '<pre>{{this}}</pre>');
    expect(filled('<div>\n  {{> text a}}\n</div>', { a: 'x\n y' })).toContain('<pre>x\n y</pre>');
  });
});

describe('renderPage', () => {
  const page = {
    title: HOSTILE.script,
    kind: 'k',
    heading: HOSTILE.style,
    content: new Markup('<p>x</p>'),
    footer: [HOSTILE.pre],
  };

  it('has no script but those it was given, and a policy that allows these by their hashes', () => {
    const html = renderPage({ ...page, scripts: ['let x = 1;'] });
    const hash = createHash('sha256').update('let x = 1;').digest('base64');
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).toContain('<script>let x = 1;</script>');
    expect(unescaped(html)).toContain(`default-src 'none'; style-src 'sha256-`);
    expect(unescaped(html)).toContain(`script-src 'sha256-${hash}'`);
    expect(unescaped(renderPage(page))).not.toContain('script-src');
  });

  it('may connect to nothing, or if it is live, to where it came from', () => {
    expect(unescaped(renderPage(page))).not.toContain('connect-src');
    expect(unescaped(renderPage({ ...page, live: true }))).toContain(`connect-src 'self'`);
  });
});

const unescaped = (html: string) => html.replaceAll('&#x27;', "'").replaceAll('&#x3D;', '=');
