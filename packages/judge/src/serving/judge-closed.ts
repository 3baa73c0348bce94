/** The judge was closed before it had a verdict. */
export class JudgeClosed extends Error {
  override readonly name = 'JudgeClosed';
}
