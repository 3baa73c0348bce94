import { type RunPlan, translator } from '@gradus/contract';
import { en, type Phrases } from './en';
import { zh } from './zh';

/** How verdicts are worded: the machine's own phrases, and the course's sentences. */
export interface Wording {
  readonly phrases: Phrases;
  /** A sentence that a spec or a misconception says in English; as it is where nobody has translated it. */
  sentence(english: string): string;
}

/** A text, or what says it in each language. */
export type Said = string | ((phrases: Phrases) => string);

type PlannedWording = RunPlan['exercises'][string]['wording'];

export const ENGLISH: Wording = { phrases: en, sentence: (english) => english };

/** What the plan of an exercise asks for; English if it asks for nothing. */
export function wordingOf(planned: PlannedWording): Wording {
  if (planned === undefined || planned.language === 'en') return ENGLISH;
  return { phrases: zh, sentence: translator(planned.sentences) };
}

export function say(said: Said, phrases: Phrases = en): string {
  return typeof said === 'string' ? said : said(phrases);
}
