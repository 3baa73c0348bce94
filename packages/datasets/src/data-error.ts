/** Data that somebody asked for are not there, or are not what they should be; the message says what to do. */
export class DataError extends Error {
  override readonly name = 'DataError';
}
