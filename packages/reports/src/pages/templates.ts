import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Handlebars from 'handlebars';
import { harmless } from '../harmless';
import { Markup } from '../markup';

/** Fills in the template of that name with what a page shows. */
export type Fill = (name: string, view: object) => Markup;

/** Partials that every page may use: those beside the layout whose names begin with `_`. */
const SHARED = join(__dirname, 'templates');

/**
 * The templates (`*.hbs`) of a folder. Those whose names begin with `_` are partials: `_bar.hbs` is `{{> bar}}`.
 *
 * Every text of a view is escaped and rid of control characters, and no template can ask for less: `{{{` does not compile.
 * Only `Markup` goes in as it is. A name that a template uses and the view does not have is an error, so views name what
 * may be absent as `undefined`.
 */
export function templatesIn(folder: string): Fill {
  const handlebars = Handlebars.create();
  for (const file of new Set([SHARED, folder].flatMap(filesIn))) {
    if (nameOf(file).startsWith('_')) handlebars.registerPartial(nameOf(file).slice(1), read(file));
  }
  const compiled = new Map<string, (view: object) => string>();
  return (name, view) => {
    const template = compiled.get(name) ?? handlebars.compile(read(join(folder, `${name}.hbs`)), OPTIONS);
    compiled.set(name, template);
    return new Markup(template(harmlessView(view) as object));
  };
}

/** Indentation of a partial would get into the texts of students that stand in `<pre>`. */
const OPTIONS = { strict: true, preventIndent: true };

function filesIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.hbs')).map((name) => join(folder, name)); // prettier-ignore
}

function nameOf(file: string): string {
  return basename(file, '.hbs');
}

/** @throws {Error} if it puts something in as it is */
function read(file: string): string {
  const text = readFileSync(file, 'utf8');
  const isEscaped = !JSON.stringify(Handlebars.parse(text)).includes('"escaped":false');
  if (!isEscaped) throw new Error(`${file} puts a text in unescaped. Make it a Markup instead.`);
  return text;
}

function harmlessView(value: unknown): unknown {
  if (typeof value === 'string') return harmless(value);
  if (Array.isArray(value)) return value.map(harmlessView);
  if (typeof value !== 'object' || value === null || value instanceof Markup) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, harmlessView(part)]));
}
