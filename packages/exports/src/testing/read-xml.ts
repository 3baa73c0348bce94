import { SaxesParser } from 'saxes';

/** An element as a strict parser found it. */
export class Element {
  readonly children: Element[] = [];
  text = '';

  constructor(
    readonly name: string,
    readonly attributes: Readonly<Record<string, string>>,
  ) {}

  /** All elements of a name below this one. */
  all(name: string): Element[] {
    return this.children.flatMap((child) => [...(child.name === name ? [child] : []), ...child.all(name)]);
  }
}

/** The root of a document. @throws {Error} if it is not well-formed */
export function readXml(text: string): Element {
  const parser = new SaxesParser();
  const open: Element[] = [new Element('document', {})];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = new Element(name, { ...attributes });
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on('text', (part) => (open.at(-1)!.text += part));
  parser.on('closetag', () => open.pop());
  parser.write(text).close();
  return open[0]!.children[0]!;
}
