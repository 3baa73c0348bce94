import type { Language } from '@gradus/contract';

/** The language that the environment asks for; the first variable that is set decides, as POSIX has it. */
export function languageOf(env: NodeJS.ProcessEnv): Language {
  const wanted = ['GRADUS_LANG', 'LC_ALL', 'LC_MESSAGES', 'LANG'].map((name) => env[name]).find(Boolean);
  return wanted?.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
