/** `, about 3 min left` from the pace so far; empty if there is none yet, or nothing left. */
export function timeLeft({ done, total, elapsedMs }: { done: number; total: number; elapsedMs: number }): string {
  if (done === 0 || done >= total) return '';
  return `, about ${duration((elapsedMs / done) * (total - done))} left`;
}

/** `40 s`, `12 min`, `3 h 05 min`. */
function duration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}
