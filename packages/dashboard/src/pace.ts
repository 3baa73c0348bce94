/** What is older than this says little of how fast it goes now. */
const WINDOW_MS = 5 * 60_000;

/** How long something will take, from how it went in the last minutes. */
export class Pace {
  private readonly seen: { at: number; done: number }[] = [];

  constructor(private readonly now: () => number) {}

  /** @returns undefined until enough was seen */
  secondsLeft(done: number, total: number): number | undefined {
    const at = this.now();
    if (this.seen.at(-1)?.done !== done) this.seen.push({ at, done });
    while (this.seen.length > 2 && at - this.seen[1]!.at > WINDOW_MS) this.seen.shift();
    const first = this.seen[0]!;
    if (done <= first.done) return undefined;
    return (((at - first.at) / (done - first.done)) * (total - done)) / 1000;
  }
}
