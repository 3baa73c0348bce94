import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';

const handlebars = Handlebars.create();
handlebars.registerHelper('json', (value: unknown) => JSON.stringify(value));

/** Fills in a template; `{{json value}}` writes a value as JSON. A name the template uses but is not given is an error. */
export function renderTemplate(file: string, values: Readonly<Record<string, unknown>>): string {
  return handlebars.compile(readFileSync(file, 'utf8'), { noEscape: true, strict: true })(values);
}
