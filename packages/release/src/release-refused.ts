/** An edition cannot be made or written as asked; the message says what is in the way. */
export class ReleaseRefused extends Error {
  override readonly name = 'ReleaseRefused';
}
