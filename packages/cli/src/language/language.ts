import { type Language, LANGUAGES } from '@gradus/contract';

/** The language that the environment asks for; the first variable that is set decides, as POSIX has it. */
export function languageOf(env: NodeJS.ProcessEnv): Language {
  const wanted = ['GRADUS_LANG', 'LC_ALL', 'LC_MESSAGES', 'LANG'].map((name) => env[name]).find(Boolean);
  return wanted?.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** What `--lang` says, wherever it stands; else the environment. Help has to be worded before anything is parsed. */
export function languageFrom(args: readonly string[], env: NodeJS.ProcessEnv): Language {
  const at = args.findLastIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const said = at < 0 ? undefined : args[at] === '--lang' ? args[at + 1] : args[at]!.slice('--lang='.length);
  return LANGUAGES.find((language) => language === said) ?? languageOf(env);
}

/** Without a `--lang` in front of the command, which means the same for every command. */
export function withoutLanguage(args: readonly string[]): readonly string[] {
  const [first = '', second = ''] = args;
  const length = first === '--lang' && isLanguage(second) ? 2 : /^--lang=/.test(first) && isLanguage(first.slice('--lang='.length)) ? 1 : 0; // prettier-ignore
  return args.slice(length);
}

function isLanguage(word: string): boolean {
  return LANGUAGES.some((language) => language === word);
}
