import { z } from 'zod';

/**
 * `grader/NN-lesson/texts.zh.json`: of every exercise, each English sentence that its checks and misconceptions say to a
 * student, and the same in another language; under `lesson` the lesson's title. Places such as {1} stand for what differs
 * from run to run. The English sentence is the key, so a translation whose sentence was rewritten is noticed. An empty
 * translation is still to be written.
 */
export const translatedTextsSchema = z.record(
  z.string().regex(/^(lesson|\d{1,2}\.\d{2})$/, 'must be an exercise such as "4.02", or "lesson"'),
  z.record(z.string().min(1), z.string()),
);

export type TranslatedTexts = z.infer<typeof translatedTextsSchema>;
