/**
 * Text that is SVG or HTML already. Only `svg()` and filled templates make it, and both escape what they are given, so
 * whoever holds a `Markup` need not think about where its parts came from. Data, even hostile JSON, cannot be one.
 */
export class Markup {
  constructor(readonly markup: string) {}

  /** What Handlebars asks of a value that it is to put in as it is. */
  toHTML(): string {
    return this.markup;
  }
}
