// Control characters but newline and tab, and the characters that reorder text on a terminal.

const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Text that came from a submission, made harmless for a terminal: no escape codes, no more than `most` characters. */
export function plainText(text: string, most = 2_000): string {
  const clean = text.replaceAll('\r\n', '\n').replace(CONTROL, '\ufffd');
  return clean.length > most ? `${clean.slice(0, most)} …` : clean;
}
