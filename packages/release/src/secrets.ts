import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Course, readAnswers } from '@gradus/judge';
import { transform } from 'esbuild';

/** Shorter lines say nothing, and occur by chance: `if (n === 0) return 0;` has 16 characters without blanks. */
const TELLING = 20;

/** What anybody writes who shuffles, and the machine's own random numbers do. */
const COMMON = ['for (let i = n - 1; i > 0; i--) {', '[order[i], order[j]] = [order[j], order[i]];'];

/** A line that no student may read, squeezed, and where it stands. */
export interface Secret {
  readonly line: string;
  readonly path: string;
}

/** A secret in a file of an edition. */
export interface Leak extends Secret {
  readonly file: string;
}

/**
 * The lines of all reference solutions, misconceptions and other right answers, and of the JavaScript that they become.
 *
 * @param published what students may read anyway: stubs, texts, specs, declarations of packages
 */
export async function secretsOf(course: Course, published: readonly string[]): Promise<Secret[]> {
  const { root, lessons } = course;
  const answers = lessons.flatMap((lesson) => readAnswers(root, lesson)).map(({ path, text }) => ({ path, text }));
  const texts = [...solutions(root), ...answers];
  const secrets = new Map<string, string>();
  for (const lines of await Promise.all(texts.map(bothForms))) {
    for (const { line, path } of lines) if (!secrets.has(line)) secrets.set(line, path);
  }
  const find = finder([...secrets.keys()]);
  const open = [...published, ...(await Promise.all(published.map(asJavaScript))), ...COMMON];
  for (const line of open.flatMap(find)) secrets.delete(line);
  return [...secrets].map(([line, path]) => ({ line, path }));
}

/** Every secret in files, however it is broken into lines, quoted, escaped, or stripped of blanks. */
export function leaksIn(files: Iterable<readonly [string, Buffer]>, secrets: readonly Secret[]): Leak[] {
  const pathOf = new Map(secrets.map(({ line, path }) => [line, path]));
  const find = finder([...pathOf.keys()]);
  return [...files].flatMap(([file, content]) => {
    return [...new Set(find(content.toString('utf8')))].map((line) => ({ line, path: pathOf.get(line)!, file }));
  });
}

function solutions(root: string): { path: string; text: string }[] {
  const names = readdirSync(join(root, 'solutions'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')); // prettier-ignore
  return names.sort().map((name) => ({ path: `solutions/${name.replaceAll('\\', '/')}`, text: readFileSync(join(root, 'solutions', name), 'utf8') })); // prettier-ignore
}

async function bothForms({ path, text }: { path: string; text: string }): Promise<Secret[]> {
  const lines = `${text}\n${await asJavaScript(text)}`.split('\n').map(squeezed);
  return lines.filter(({ length }) => length >= TELLING).map((line) => ({ line, path }));
}

/** As it is written, and as it is in bundles. Nothing for what is no TypeScript, such as a README. */
async function asJavaScript(text: string): Promise<string> {
  try {
    const forms = [false, true].map((minifySyntax) =>
      transform(text, { loader: 'ts', minifySyntax, logLevel: 'silent' }),
    );
    return (await Promise.all(forms)).map(({ code }) => code).join('\n');
  } catch {
    return '';
  }
}

/** Without what may differ where a line is quoted in JSON, a source map or a bundle. */
function squeezed(text: string): string {
  return text.replace(/[\s\\'"`;]+/g, '');
}

/** What finds given lines in a text, wherever they begin. */
function finder(lines: readonly string[]): (text: string) => string[] {
  const byStart = new Map<string, string[]>();
  for (const line of lines) {
    const start = line.slice(0, TELLING);
    byStart.set(start, [...(byStart.get(start) ?? []), line]);
  }
  return (text) => {
    const all = squeezed(text);
    const found: string[] = [];
    for (let at = 0; at + TELLING <= all.length; at += 1) {
      for (const line of byStart.get(all.slice(at, at + TELLING)) ?? []) if (all.startsWith(line, at)) found.push(line);
    }
    return found;
  };
}
