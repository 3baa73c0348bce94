import type { Judgement } from '../verdict-of';

/**
 * Two inputs made an answer fail in the same way: by the same verdict, in the same words but for numbers, and with the
 * same symptom. What shrinking may stop at is only that; another failure may be another mistake.
 */
export function isSameFailure(a: Judgement, b: Judgement): boolean {
  return a.status === b.status && wordsOf(a) === wordsOf(b) && plain(a.cause ?? '') === plain(b.cause ?? '');
}

/** Of our matchers' sentences what they are about, of student errors the text. */
function wordsOf({ status, message = '' }: Judgement): string {
  if (status !== 'fail') return plain(message);
  return message.startsWith('Element ') || message.includes(': Element ')
    ? plain(message.replace(/Element \[.*?\] is .*$/, 'The value is'))
    : plain(message.replace(/ is .*$/, ' is'));
}

/** Without numbers, lists of them, and quoted names; without the place in the file, which does not say what is wrong. */
function plain(text: string): string {
  return text
    .replace(/ \([\w/.-]+:\d+\)$/, '')
    .replace(/(["'`]).*?\1/g, '…')
    .replace(/[-−]?(\d+(\.\d+)?(e[+-]?\d+)?|Infinity|NaN)/g, '#')
    .replace(/\[[#, ]*\]/g, '#')
    .replace(/#(,\s?#)+/g, '#');
}
