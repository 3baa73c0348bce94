import { type Language, translator } from '@gradus/contract';
import { ENDINGS } from './endings.zh';

/** Ends a sentence about a file in that language; what it does not know stays English. */
export function endingsIn(language: Language): (english: string) => string {
  return language === 'zh' ? translator(ENDINGS) : (english) => english;
}
