/** What takes two columns of a terminal: Chinese, Japanese and Korean characters, full-width punctuation, emoji. */
const WIDE =
  '\\u1100-\\u115f\\u2e80-\\u303e\\u3041-\\ua4cf\\uac00-\\ud7a3\\uf900-\\ufaff\\ufe30-\\ufe4f\\uff01-\\uff60\\uffe0-\\uffe6' +
  '\\u{20000}-\\u{3fffd}\\p{Emoji_Presentation}';
const OPENING = '（《「『【〔“‘(';
const CLOSING = '，。、：；？！）》」』】〕”’…,.:;?!)';

const WIDE_CHARACTER = new RegExp(`[${WIDE}]`, 'gu');

/** Where a line of text may be broken: in front of a space, and beside wide characters but not inside punctuation. */
export const BREAKS = new RegExp(
  `(?= )|(?<=[${WIDE}])(?<![${OPENING}])(?![${CLOSING} ]|$)|(?<![${OPENING} ]|^)(?=[${WIDE}])(?![${CLOSING}])`,
  'u',
);

/** Columns that a line of text takes on a terminal. It must hold no control characters. */
export function displayWidth(text: string): number {
  return [...text].length + (text.match(WIDE_CHARACTER)?.length ?? 0);
}

/** The text with as many spaces behind it as it takes to fill these columns. */
export function padTo(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - displayWidth(text)));
}

/** As much of a text as fits into these columns. */
export function cutTo(text: string, columns: number): string {
  let [shown, width] = ['', 0];
  for (const character of text) {
    width += displayWidth(character);
    if (width > columns) return shown;
    shown += character;
  }
  return text;
}
