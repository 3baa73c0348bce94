/** Runs tasks one after the other, in the order they came. */
export class RequestQueue {
  private last: Promise<unknown> = Promise.resolve();

  run<T>(task: () => Promise<T>): Promise<T> {
    const result = this.last.then(task);
    this.last = result.catch(() => {});
    return result;
  }

  /** Resolves when no task is left, those included that come in the meantime. */
  async idle(): Promise<void> {
    for (let seen; seen !== this.last;) {
      seen = this.last;
      await seen;
    }
  }
}
