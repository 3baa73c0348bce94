import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ZipFile } from 'yazl';
import { courseFiles } from './course-files';

const TEMPLATES = resolve(__dirname, '../../templates/gradescope');

export interface AutograderSettings {
  readonly lessons: readonly string[];
  readonly seed: number;
  readonly isolation: string;
  /** Grades can depend on it in their last digits, so that of the instructor. */
  readonly nodeVersion: string;
}

/**
 * What Gradescope takes as an autograder: setup.sh and run_autograder outermost, the course beside them. Solutions and
 * specs are part of it; Gradescope shows them to instructors only.
 *
 * @param root folder of the course
 * @throws {RangeError} if a setting is not fit for a shell's file
 */
export async function gradescopeZip(root: string, settings: AutograderSettings): Promise<Buffer> {
  const zip = new ZipFile();
  const add = (name: string, content: string | Buffer, mode = 0o100644) =>
    zip.addBuffer(Buffer.from(content), name, { mtime: BEGINNING, mode });
  for (const name of ['setup.sh', 'run_autograder']) add(name, readFileSync(join(TEMPLATES, name)), 0o100755);
  add('settings.sh', settingsText(settings));
  for (const path of courseFiles(root)) add(`course/${path}`, readFileSync(join(root, path)));
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The same course gives the same bytes. */
const BEGINNING = new Date(1980, 0, 1);

function settingsText({ lessons, seed, isolation, nodeVersion }: AutograderSettings): string {
  const values = { lessons: lessons.join(','), seed: String(seed), isolation, node_version: nodeVersion };
  for (const [name, value] of Object.entries(values)) {
    if (!/^[A-Za-z0-9.,-]+$/.test(value)) throw new RangeError(`${name} is "${value}", which no setting may contain.`);
  }
  return Object.entries(values)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}
