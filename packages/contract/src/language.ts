import { z } from 'zod';

/** Languages beside English, by the ending of their files: README.zh.md, hints.zh.json, texts.zh.json. */
export const TRANSLATIONS = ['zh'] as const;
export const LANGUAGES = ['en', ...TRANSLATIONS] as const;

export const languageSchema = z.enum(LANGUAGES);
export type Language = (typeof LANGUAGES)[number];
