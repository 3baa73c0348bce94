/**
 * A text in 27 symbols: the letters a to z, in lower case and without accents, and single spaces for all else. The texts
 * that Project Gutenberg puts around a book go first.
 */
export function plainLetters(text: string): string {
  return withoutFrame(text)
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();
}

/** What is between the lines `*** START OF …` and `*** END OF …`; everything if they are not there. */
function withoutFrame(text: string): string {
  const start = /^\*\*\* ?START OF .*PROJECT GUTENBERG.*$/m.exec(text);
  const body = start ? text.slice(start.index + start[0].length) : text;
  const end = /^\*\*\* ?END OF .*PROJECT GUTENBERG/m.exec(body);
  return end ? body.slice(0, end.index) : body;
}
