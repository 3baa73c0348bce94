import type { Judgement } from '../verdict-of';
import { isSameFailure } from './same-failure';

const failed = (message: string, cause?: string): Judgement => ({ status: 'fail', message, ...(cause && { cause }) });
const error = (message: string): Judgement => ({ status: 'error', message });

test.each([
  ['other places and numbers', failed('Element [0, 1] is 30 but must be 4. 6 of 8 elements are wrong; this one most.'), failed('The value is 2 but must be 1.')],
  ['other shapes', failed('The shape is [3, 1] but must be [3].'), failed('The shape is [1, 1, 1] but must be [1].')],
  ['other parts of the same result', failed('dx: Element [1] is 3 but must be 4.'), failed('dx: Element [0, 0] is 1 but must be 2.')],
  ['other factors', failed('Element [0] is 2 but must be 1.', 'Every value is 2 times the expected one.'), failed('Element [0] is 8 but must be 2.', 'Every value is 4 times the expected one.')],
  ['other sizes in an error', error('Error: Size(6) must match the product of shape 2,1 (11-x.ts:35)'), error('Error: Size(2) must match the product of shape 1,1,1 (11-x.ts:40)')],
])('isSameFailure() with %s', (_, a, b) => expect(isSameFailure(a, b)).toBe(true)); // prettier-ignore

test.each([
  ['another verdict', failed('Error: x'), error('Error: x')],
  ['shape and values', failed('The shape is [3] but must be [1].'), failed('Element [0] is 3 but must be 1.')],
  ['another part', failed('dx: Element [1] is 3 but must be 4.'), failed('dy: Element [1] is 3 but must be 4.')],
  ['another symptom', failed('Element [0] is 2 but must be 1.', 'Everything is 0.'), failed('Element [0] is 2 but must be 1.')],
  ['another error', error('Error: Size(6) must match'), error('Error: Shapes must match')],
  ['another kind of error', error('TypeError: no'), error('RangeError: no')],
])('isSameFailure() is false with %s', (_, a, b) => expect(isSameFailure(a, b)).toBe(false)); // prettier-ignore
