import type { Language } from '@gradus/contract';
import { en, type Phrases } from './en';
import { zh } from './zh';

/** The catalogue of a language, for what needs no lessons; English if left out. */
export function phrasesIn(language: Language | undefined): Phrases {
  return language === 'zh' ? zh : en;
}
