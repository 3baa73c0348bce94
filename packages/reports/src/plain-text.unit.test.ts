import fc from 'fast-check';
import { plainText } from './plain-text';

describe('plainText', () => {
  it.each([
    ['an escape code', '\u001b[31mred\u001b[0m', '�[31mred�[0m'],
    ['a link and a window title', '\u001b]8;;http://x\u0007here\u001b]0;mine\u0007', '�]8;;http://x�here�]0;mine�'],
    ['an eight-bit escape code (C1)', '\u009b31mred \u0085 \u0090', '�31mred � �'],
    ['a carriage return that would overwrite the line', 'wrong\rright', 'wrong�right'],
    ['backspace, bell, form feed, delete and NUL', '\b\u0007\f\u007f\0', '�����'],
    ['characters that reverse the direction', '\u202eevil\u202c \u2066x\u2069 \u200e\u200f\u061c', '�evil� �x� ���'],
  ])('makes %s harmless', (_, text, harmless) => {
    expect(plainText(text)).toBe(harmless);
  });

  it('keeps newlines, tabs and letters of every script', () => {
    const text = 'Σ xᵢ·yᵢ\n\tשלום 你好 🙂 é';
    expect(plainText(text)).toBe(text);
  });

  it('reads a line end of Windows as a newline', () => {
    expect(plainText('one\r\ntwo\r\n')).toBe('one\ntwo\n');
  });

  it('cuts a long text and says so', () => {
    expect(plainText('x'.repeat(2_000))).toBe('x'.repeat(2_000));
    expect(plainText('x'.repeat(2_001))).toBe(`${'x'.repeat(2_000)} …`);
    expect(plainText('abcdef', 3)).toBe('abc …');
  });

  it('lets no control character through, whatever the text', () => {
    const text = fc.string({ unit: 'binary', maxLength: 50 });
    // Cc: control characters; the format characters (Cf) that have a direction
    const harmful = /(?![\n\t])\p{Cc}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
    fc.assert(
      fc.property(text, (given) => !harmful.test(plainText(given))),
      { seed: 1, numRuns: 2_000 },
    );
  });
});
