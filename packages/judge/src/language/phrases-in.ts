import type { Language } from '@gradus/contract';
import { en, type Phrases } from './en';
import { zh } from './zh';

export function phrasesIn(language: Language | undefined): Phrases {
  return language === 'zh' ? zh : en;
}

/** What the parser's process says of a text that it cannot read, in another language; swc's own reason stays English. */
export function fromParser(message: string, phrases: Phrases): string {
  const [, place, reason] = /^(.+?) is not valid TypeScript: (.*)$/s.exec(message) ?? [];
  if (place !== undefined) return phrases.notTypeScript(place, reason!);
  const [, path] = /^(.+) cannot be read: it is nested too deeply, or too large to be parsed\.$/s.exec(message) ?? [];
  return path === undefined ? message : phrases.nestedTooDeeply(path);
}
