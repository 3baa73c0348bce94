import { isPlain } from './printable';

const MOST_CHARACTERS = 1000;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Why a path of a submission is not one to go by, as the end of a sentence that begins with it; nothing if it is. */
export function nameProblem(path: string): string | undefined {
  if (path.length > MOST_CHARACTERS) return `has a name of more than ${MOST_CHARACTERS} characters.`;
  if (path.includes('\0')) return 'has a NUL character in its name.';
  if (!isPlain(path)) return 'has control or invisible characters in its name.';
  if (path.includes('\\')) return 'has a backslash in its name: folders in an archive are separated by "/".';
  if (path.startsWith('/')) return 'is an absolute path: names must begin at the submission’s own folder.';
  if (/^[a-z]:/i.test(path)) return 'begins with a drive letter: names must begin at the submission’s own folder.';
  const parts = path.split('/');
  if (parts.includes('..')) return 'leads out of its folder with "..".';
  if (parts.includes('.') || parts.includes('')) return 'has an empty part or "." in its path.';
  if (parts.some(isUnportable)) return 'has a name that not every system can have.';
  return undefined;
}

/** Whether Windows would refuse the name or make another one of it. */
export function isUnportable(name: string): boolean {
  return RESERVED.test(name) || /[. ]$/.test(name) || /[<>:"|?*]/.test(name);
}

/** The same for names that some system takes for the same: case and the composition of letters do not count. */
export function fold(name: string): string {
  return name.normalize('NFKC').toLowerCase().normalize('NFKC');
}
