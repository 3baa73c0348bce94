import { languageFrom, languageOf, withoutLanguage } from './language';

test.each([
  [{}, 'en'],
  [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
  [{ LANG: 'de_DE.UTF-8' }, 'en'],
  [{ LC_MESSAGES: 'zh_CN.UTF-8', LANG: 'en_US.UTF-8' }, 'zh'],
  [{ LC_ALL: 'C.UTF-8', LC_MESSAGES: 'zh_CN.UTF-8', LANG: 'zh_CN.UTF-8' }, 'en'],
  [{ LC_ALL: '', LANG: 'zh_CN.UTF-8' }, 'zh'],
  [{ GRADUS_LANG: 'en', LC_ALL: 'zh_CN.UTF-8' }, 'en'],
  [{ GRADUS_LANG: 'zh', LC_ALL: 'en_US.UTF-8' }, 'zh'],
])('%j asks for %s', (env, language) => expect(languageOf(env)).toBe(language));

test.each([
  [['test', '--lang', 'zh'], 'zh'],
  [['--lang=zh', '--help'], 'zh'],
  [['test', '--lang', 'fr'], 'en'],
  [['test'], 'en'],
])('the arguments %j ask for %s', (args, language) => expect(languageFrom(args, {})).toBe(language));

test.each([
  [['--lang', 'zh', 'test'], ['test']],
  [['--lang=zh'], []],
  [
    ['--lang', 'fr', 'test'],
    ['--lang', 'fr', 'test'],
  ],
  [
    ['test', '--lang', 'zh'],
    ['test', '--lang', 'zh'],
  ],
  [[], []],
])('withoutLanguage(%j) = %j', (args, rest) => expect(withoutLanguage(args)).toEqual(rest));
