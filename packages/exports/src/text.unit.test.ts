import { fenced } from '@gradus/reports/markdown';
import fc from 'fast-check';
import { Lexer, type Token } from 'marked';
import { readXml } from './testing/read-xml';
import { cut, markdownCode, markdownLine, plain, plainLine, withoutCommands, xml } from './text';

const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...'`~<>&"\'[]()!|*_#-=+@:.\\\r\n\t aw\u001b\u202e\u200b\ufeff\ud800\ud83d\udc09'), maxLength: 60 }),
); // prettier-ignore

test.each([
  ['escape sequences', '\u001b[2J\u001b]0;title\u0007\u009b1m'],
  ['a line that overwrites itself', 'right\rwrong'],
  ['text that changes direction', '\u202egnp.exe\u202c \u2066x\u2069 \u061c'],
  ['what is invisible', 'a\u200bb\ufeffc\u00add\u2060e'],
  ['separators of lines', 'a\u2028b\u2029c'],
  ['halves of characters, and none', '\ud800 \udfff \ufffe \uffff \0'],
])('%s', (_, text) => {
  expect(plain(text)).not.toMatch(/[^\P{C}\n\t]|[\p{Zl}\p{Zp}]/u);
});

test('line feeds, tabs, letters of all languages and pictures stay', () => {
  expect(plain('a\r\n\tb é 中 🐉 −∞ σ')).toBe('a\n\tb é 中 🐉 −∞ σ');
});

test('long text is cut, and never inside of a character', () => {
  expect(plain('x'.repeat(10), 4)).toBe('xxxx …');
  expect(cut('ab🐉', 3)).toBe('ab');
  expect(plainLine('a\n\n  b')).toBe('a b');
});

test('XML: a parser finds the text again, in an element and in an attribute', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const shown = plain(text);
      const root = readXml(`<a b="${xml(shown)}">${xml(shown)}</a>`);
      expect([root.text, root.attributes['b'], root.children]).toEqual([shown, shown, []]);
    }),
  );
});

/** Kinds of all tokens, of those within others as well. */
function kinds(markdown: string): Set<string> {
  const found = new Set<string>();
  const walk = (tokens: readonly Token[]) => {
    for (const token of tokens) {
      found.add(token.type);
      if (token.type === 'table') for (const cell of (token.rows as { tokens: Token[] }[][]).flat()) walk(cell.tokens);
      if (token.type === 'list') for (const item of token.items as Token[]) walk([item]);
      if ('tokens' in token && token.tokens) walk(token.tokens);
    }
  };
  walk(new Lexer({ gfm: true }).lex(markdown));
  return found;
}

test('Markdown: a line is text and nothing else, also in a table', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const harmless = ['paragraph', 'text', 'escape', 'space', 'heading', 'table', 'code'];
      expect([...kinds(`# x${markdownLine(text)}\n`)].filter((kind) => !harmless.includes(kind))).toEqual([]);
      const [table] = new Lexer({ gfm: true }).lex(`| a | b |\n| --- | --- |\n| x${markdownLine(text)} | 1 |\n`);
      expect((table as unknown as { rows: { text: string }[][] }).rows.map((row) => row.at(-1)!.text)).toEqual(['1']);
    }),
  );
});

test('Markdown: a block ends where it was meant to', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const shown = plain(text);
      const tokens = new Lexer({ gfm: true }).lex(`${fenced(shown)}\n# after\n`);
      expect(tokens.map(({ type }) => type)).toEqual(['code', 'heading']);
      expect((tokens[0] as { text: string }).text).toBe(shown);
    }),
  );
});

test('Markdown: a name of a file is code', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const found = kinds(`- ${markdownCode(text)}\n`);
      expect([...found].filter((kind) => !['list', 'list_item', 'text', 'codespan'].includes(kind))).toEqual([]);
    }),
  );
});

test('commands of workflows are none', () => {
  const text = '::set-output name=result::forged\n  ::add-mask::x\n##[set-env name=A]b\n::::';
  expect(withoutCommands(text)).not.toMatch(/::|##\[/);
});
