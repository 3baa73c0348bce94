import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseWith, RELEASE_FILE, releaseSchema, sha256 } from '@gradus/contract';
import { EXECUTABLE } from './edition';
import type { Files } from './edition-files';
import { createManifest } from './npm-files';
import { tarball } from './tarball';
import { ReleaseRefused } from './release-refused';

/** What students can be given: a folder, an archive of it, a package for `npm create`. */
export const FORMS = ['folder', 'archive', 'create'] as const;
export type Form = (typeof FORMS)[number];

const COURSE = 'gradus-course';
/** Says what a release wrote beside the folder, for students who compare and for the next release. */
const SUMS = 'SHA256SUMS';
const TEMPLATES = resolve(__dirname, '../templates/create');

/**
 * Writes an edition in the forms asked for into a folder, over an earlier release.
 *
 * @param root folder of the course
 * @returns what was written, from `out`
 * @throws {ReleaseRefused} if `out` holds anything else, or what an earlier release wrote and somebody changed
 */
export function writeRelease(
  out: string,
  edition: Files,
  { root, version, forms }: { root: string; version: string; forms: readonly Form[] },
): string[] {
  const earlier = earlierFiles(out);
  const archives = archivesOf(edition, { root, version, forms });
  for (const path of earlier) rmSync(join(out, path), { force: true });
  removeEmptyFolders(out);
  if (forms.includes('folder')) writeFiles(join(out, COURSE), edition);
  writeFiles(out, archives);
  writeFiles(
    out,
    new Map([[SUMS, Buffer.from([...archives].map(([name, content]) => `${sha256(content)}  ${name}\n`).join(''))]]),
  );
  return [...(forms.includes('folder') ? [`${COURSE}/`] : []), ...archives.keys()];
}

function archivesOf(
  edition: Files,
  { root, version, forms }: { root: string; version: string; forms: readonly Form[] },
): Files {
  const archives: Files = new Map();
  const course = tarball(edition, COURSE, EXECUTABLE);
  if (forms.includes('archive')) archives.set(`${COURSE}-${version}.tgz`, course);
  if (forms.includes('create')) {
    const own: Files = new Map([
      ...['create.cjs', 'README.md'].map((name) => [name, readFileSync(join(TEMPLATES, name))] as const),
      ['LICENSE', readFileSync(join(root, 'LICENSE'))],
      ['package.json', Buffer.from(createManifest(root, version))],
      ['course.tgz', course],
    ]);
    archives.set(`create-${COURSE}-${version}.tgz`, tarball(own, 'package', new Set(['create.cjs'])));
  }
  return archives;
}

/**
 * The files of an earlier release, which may go.
 *
 * @throws {ReleaseRefused} if there is anything else: it is not ours to delete or to mix with
 */
function earlierFiles(out: string): string[] {
  if (!existsSync(out)) return [];
  const found = filesBelow(out);
  const known = new Map([...sumsIn(out), ...editionIn(out)]);
  for (const path of found) {
    const wanted = known.get(path);
    if (wanted === undefined) throw new ReleaseRefused(`${join(out, path)} is not from an earlier release. Name an empty folder, or move that away.`); // prettier-ignore
    if (wanted !== '' && sha256(readFileSync(join(out, path))) !== wanted) {
      throw new ReleaseRefused(`${join(out, path)} was changed since it was released. Move it away, or name another folder.`); // prettier-ignore
    }
  }
  return found;
}

function filesBelow(folder: string): string[] {
  const list = (path: string): string[] =>
    readdirSync(join(folder, path), { withFileTypes: true }).flatMap((entry) => {
      const name = path === '' ? entry.name : `${path}/${entry.name}`;
      return entry.isDirectory() ? list(name) : [name];
    });
  try {
    return list('');
  } catch (error) {
    throw new ReleaseRefused(`${folder} cannot be read as a folder: ${(error as Error).message}`);
  }
}

function sumsIn(out: string): Map<string, string> {
  const file = join(out, SUMS);
  if (!existsSync(file)) return new Map();
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return new Map([[SUMS, ''], ...lines.map((line) => [line.slice(66), line.slice(0, 64)] as const)]);
}

function editionIn(out: string): Map<string, string> {
  const file = join(out, COURSE, RELEASE_FILE);
  if (!existsSync(file)) return new Map();
  const { files } = parseWith(releaseSchema, readFileSync(file, 'utf8'), { file });
  return new Map([
    [`${COURSE}/${RELEASE_FILE}`, ''],
    ...files.map(({ path, sha256 }) => [`${COURSE}/${path}`, sha256] as const),
  ]);
}

function removeEmptyFolders(folder: string): void {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    removeEmptyFolders(join(folder, entry.name));
    if (readdirSync(join(folder, entry.name)).length === 0) rmSync(join(folder, entry.name), { recursive: true });
  }
}

function writeFiles(folder: string, files: Files): void {
  for (const [path, content] of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content, { mode: EXECUTABLE.has(path) ? 0o755 : 0o644 });
  }
}
