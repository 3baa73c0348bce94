import { readdirSync } from 'node:fs';

/** The names in a folder, sorted; none if it is not there, was removed meanwhile, or may not be read. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
