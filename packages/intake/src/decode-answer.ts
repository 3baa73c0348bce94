import { Refusal } from './refusal';

/**
 * An answer's text, without its byte order mark.
 *
 * @throws {Refusal} if it is empty or not UTF-8
 */
export function decodeAnswer(bytes: Uint8Array): string {
  if (bytes.length === 0) throw new Refusal('is empty (0 bytes).');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal('is not UTF-8 text: save it with the encoding UTF-8.');
  }
}
