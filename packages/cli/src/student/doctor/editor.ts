import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Phrases } from '../../language/en';
import { advice, fine, type Finding } from './finding';

/** Editors that know TypeScript need its configuration and the library itself. */
export function lookAtEditor(root: string, phrases: Phrases): Finding {
  const missing = ['tsconfig.json', 'node_modules/typescript/package.json'].filter((file) => !existsSync(join(root, file))); // prettier-ignore
  if (missing.length === 0) return fine(phrases.editorFine);
  return advice(phrases.editorBlind(missing), phrases.keepConfiguration); // prettier-ignore
}
