import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isStudentEdition } from '@gradus/judge';
import { advice, fine, type Finding } from './finding';

/** Editors that know TypeScript need its configuration and the library itself; what a student edition is for have the latter. */
export function lookAtEditor(root: string): Finding {
  const library = isStudentEdition(root)
    ? 'machine/types/gradus/runtime/index.d.ts'
    : 'node_modules/typescript/package.json';
  const missing = ['tsconfig.json', library].filter((file) => !existsSync(join(root, file))); // prettier-ignore
  if (missing.length === 0)
    return fine('Editors find TypeScript and its configuration; open this folder, not a lesson');
  return advice(`Editors will not show types: ${missing.join(' and ')} missing.`, 'Run npm ci, and keep tsconfig.json as it was given.'); // prettier-ignore
}
