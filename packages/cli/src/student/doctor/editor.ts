import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isStudentEdition } from '@gradus/judge';
import type { Phrases } from '../../language/en';
import { advice, fine, type Finding } from './finding';

/** Editors that know TypeScript need its configuration and the library itself; what a student edition is for have the latter. */
export function lookAtEditor(root: string, phrases: Phrases): Finding {
  const library = isStudentEdition(root)
    ? 'machine/types/gradus/runtime/index.d.ts'
    : 'node_modules/typescript/package.json';
  const missing = ['tsconfig.json', library].filter((file) => !existsSync(join(root, file)));
  if (missing.length === 0) return fine(phrases.editorFine);
  return advice(phrases.editorBlind(missing), phrases.keepConfiguration); // prettier-ignore
}
