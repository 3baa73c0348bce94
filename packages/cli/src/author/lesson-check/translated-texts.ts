import type { TranslatedTexts } from '@gradus/contract';

/** The English sentences of a lesson by exercise, and by `lesson`. */
export type Sentences = ReadonlyMap<string, readonly string[]>;

/** What keeps a translation of a lesson's sentences from being complete; nothing if each has its own words, and no other has. */
export function textProblems(file: string, sentences: Sentences, texts: TranslatedTexts): string[] {
  const ofPart = ([part, english]: [string, readonly string[]]) => {
    const translated = texts[part] ?? {};
    return [
      ...english.flatMap((sentence) => sentenceProblems(sentence, translated[sentence])),
      ...Object.keys(translated)
        .filter((sentence) => !english.includes(sentence))
        .map((sentence) => `is no sentence of the grader (any more): ${sentence}`),
    ].map((problem) => `${file}: ${part}: ${problem}`);
  };
  const superfluous = Object.keys(texts).filter((part) => !sentences.has(part));
  return [
    ...[...sentences].flatMap(ofPart),
    ...superfluous.map((part) => `${file}: the lesson has no exercise ${part}.`),
  ];
}

/** The file as it is to be filled in: in the grader's order, with what is translated already, and '' for what is not. */
export function skeleton(sentences: Sentences, texts: TranslatedTexts): TranslatedTexts {
  const ofPart = ([part, english]: [string, readonly string[]]): [string, Record<string, string>] => [
    part,
    Object.fromEntries(english.map((sentence) => [sentence, texts[part]?.[sentence] ?? ''])),
  ];
  return Object.fromEntries([...sentences].map(ofPart));
}

function sentenceProblems(sentence: string, translation: string | undefined): string[] {
  if (translation === undefined || translation.trim() === '') return [`is not translated: ${sentence}`];
  if (places(sentence) !== places(translation)) return [`has not the same places {1}, {2} …: ${translation}`];
  return isEnglish(translation) ? [`is English still: ${translation}`] : [];
}

/** Words without a Chinese character; a formula has none of both. */
function isEnglish(translation: string): boolean {
  return /(^|[^\w.])[A-Za-z]+ [a-z]{2,}\b/.test(translation) && !/\p{Script=Han}/u.test(translation);
}

function places(sentence: string): string {
  return [...new Set(sentence.match(/\{\d+\}/g))].sort().join();
}
