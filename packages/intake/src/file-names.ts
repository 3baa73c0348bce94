export type ArchiveKind = 'zip' | 'tar' | 'tgz';

/** What archive a file is by its name, if it is one that we read. */
export function archiveKind(name: string): ArchiveKind | undefined {
  if (/\.zip$/i.test(name)) return 'zip';
  if (/\.tar$/i.test(name)) return 'tar';
  return /\.(tar\.gz|tgz)$/i.test(name) ? 'tgz' : undefined;
}

/** What file managers leave in every folder, and Gradescope beside submissions. */
export function isClutter(name: string): boolean {
  return ['.DS_Store', 'Thumbs.db', 'desktop.ini', 'submission_metadata.yml'].includes(name);
}
