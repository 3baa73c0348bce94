const NBSP = '\u00a0';

/** A share as whole per cent; nearly all is not all, and nearly nothing not nothing. */
export function percent(share: number): string {
  const rounded = Math.round(100 * share);
  const shown = share > 0 && rounded === 0 ? '<' + NBSP + '1' : share < 1 && rounded === 100 ? '99' : String(rounded);
  return `${shown}${NBSP}%`;
}

/** How long something took: `0.4 s`, `12 s`, `3 min 20 s`, `2 h 5 min`. */
export function duration(ms: number): string {
  if (ms < 50) return `<${NBSP}0.1${NBSP}s`;
  if (ms < 9_950) return `${(ms / 1000).toFixed(1)}${NBSP}s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds}${NBSP}s`;
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  if (minutes < 60) return `${minutes}${NBSP}min ${rest}${NBSP}s`;
  return `${Math.floor(minutes / 60)}${NBSP}h ${minutes % 60}${NBSP}min`;
}

/** `1 student`, `3 students`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count}${NBSP}${count === 1 ? noun : plural}`;
}

/** Points with at most one decimal, for sums and means of a class. */
export function roundPoints(hundredths: number): string {
  return String(Math.round(hundredths / 10) / 10);
}

/** Points with one decimal always, so that a column of them is aligned. */
export function alignedPoints(hundredths: number): string {
  return (hundredths / 100).toFixed(1);
}

/** `2026-11-21, 16:34 UTC`; the text itself if it is no time. */
export function moment(iso: string): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(iso) ? `${iso.slice(0, 10)}, ${iso.slice(11, 16)} UTC` : iso;
}
