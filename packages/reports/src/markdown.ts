import { harmless } from './harmless';

/** A line of text, with every mark of Markdown escaped: no markup, link, picture, table or mention comes of it. */
export function inlineText(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_{}[\]<>#|~@&$!:]/g, '\\$&')
    .replace(/^([-+=]|\d+(?=[.)]))/, (mark) => (/\d/.test(mark) ? `${mark}\\` : `\\${mark}`))
    .replace(/www\./gi, 'www\\.');
}

/** Text of a student's within a line. Nobody is mentioned by it, and nothing in it is a link or a picture. */
export function inlineCode(text: string): string {
  const line = oneLine(text);
  const ticks = '`'.repeat(longestRun(line) + 1);
  const space = line === '' || /^`|`$/.test(line) ? ' ' : '';
  return `${ticks}${space}${line}${space}${ticks}`;
}

/** Lines of a student's, fenced by more backticks than they have in a row. */
export function fenced(text: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}text\n${harmless(text)}\n${fence}`;
}

function oneLine(text: string): string {
  return harmless(text).replace(/\s+/g, ' ').trim();
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
