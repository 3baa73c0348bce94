import { z } from 'zod';
import { exerciseId, hintsSchema } from './lesson';

/** `grader/NN-lesson/hints.zh.json`: the hints of a lesson's exercises in another language, by exercise id. */
export const translatedHintsSchema = z.record(exerciseId, hintsSchema);

export type TranslatedHints = z.infer<typeof translatedHintsSchema>;
