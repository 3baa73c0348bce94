import { harmless } from './harmless';

/** Text that came from a submission, made harmless for a terminal: no escape codes, no more than `most` characters. */
export function plainText(text: string, most = 2_000): string {
  const clean = harmless(text);
  return clean.length > most ? `${clean.slice(0, most)} …` : clean;
}
