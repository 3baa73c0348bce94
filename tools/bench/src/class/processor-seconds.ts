import { readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;

/** Processor time of this process and all those below it that have ended; NaN where the system has no /proc. */
export function processorSeconds(): number {
  try {
    const stat = readFileSync('/proc/self/stat', 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return [11, 12, 13, 14].reduce((sum, i) => sum + Number(fields[i]), 0) / TICKS_PER_SECOND;
  } catch {
    return NaN;
  }
}
