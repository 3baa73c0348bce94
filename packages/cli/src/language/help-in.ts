import type { Language } from '@gradus/contract';
import { helpZh } from './help.zh';
import type { Translate } from './worded-command';

/** How the help of commands and commander's own words are in a language. */
export function helpIn(language: Language): Translate {
  return language === 'zh' ? (english) => helpZh[english] ?? errorIn(english) : (english) => english;
}

/** Commander's complaints, which name what they are about. */
function errorIn(english: string): string {
  for (const [form, chinese] of ERRORS) {
    const found = form.exec(english);
    if (found) return chinese(...found.slice(1));
  }
  return english;
}

const ERRORS: readonly [RegExp, (...places: string[]) => string][] = [
  [/^error: unknown option '(.*)'$/, (option) => `错误：没有 '${option}' 这个选项`],
  [/^error: missing required argument '(.*)'$/, (name) => `错误：缺少参数 '${name}'`],
  [/^error: required option '(.*)' not specified$/, (option) => `错误：缺少选项 '${option}'`],
  [/^error: option '(.*)' argument missing$/, (option) => `错误：选项 '${option}' 缺少它的值`],
  [/^error: unknown command '(.*)'$/, (name) => `错误：没有 '${name}' 这个命令`],
  [/^\(Did you mean (.*)\?\)$/, (name) => `（是不是想写 ${name}？）`],
  [
    /^error: too many arguments(?: for '(.*)')?\. Expected (\d+) arguments? but got (\d+)(?:: .*)?\.$/,
    (name, expected, got) => `错误：${name ? `${name} 的` : ''}参数太多：应有 ${expected} 个，给了 ${got} 个。`,
  ],
  [
    /^error: option '(.*)' argument '(.*)' is invalid\. Allowed choices are (.*)\.$/,
    (option, value, choices) => `错误：选项 '${option}' 的值 '${value}' 无效。可以是 ${choices}。`,
  ],
  [
    /^error: option '(.*)' argument '(.*)' is invalid\. (.*)$/,
    (option, value, why) => `错误：选项 '${option}' 的值 '${value}' 无效。${helpZh[why!] ?? why}`,
  ],
];
