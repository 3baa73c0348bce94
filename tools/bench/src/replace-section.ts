/**
 * The document with another text between `<!-- name:begin -->` and `<!-- name:end -->`.
 *
 * @throws if the document lacks the markers
 */
export function replaceSection(document: string, name: string, text: string): string {
  const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
  const [from, to] = [document.indexOf(begin), document.indexOf(end)];
  if (from < 0 || to < from) {
    throw new Error(`Expected the lines "${begin}" and "${end}", in this order, but did not find them. Add them.`);
  }
  return `${document.slice(0, from + begin.length)}\n\n${text}\n\n${document.slice(to)}`;
}
