export interface StallWatch {
  /** Aborted, with a sentence for a reason, once nothing has happened for too long. */
  readonly signal: AbortSignal;
  /** Something has happened. */
  touch(): void;
  stop(): void;
}

export function stallWatch(stallMs: number): StallWatch {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(`sent nothing for ${stallMs / 1000} s`), stallMs);
  return { signal: controller.signal, touch: () => void timer.refresh(), stop: () => clearTimeout(timer) };
}
