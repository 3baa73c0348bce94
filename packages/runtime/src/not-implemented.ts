/** Thrown by every stub: the exercise has not been started. The judge reports it as `not-started`, not as an error. */
export class NotImplemented extends Error {
  override readonly name = 'NotImplemented';

  /** @param exercise the exercise's id, e.g. `"4.02"` */
  constructor(readonly exercise: string) {
    super(`Exercise ${exercise} is not implemented yet.`);
  }
}
