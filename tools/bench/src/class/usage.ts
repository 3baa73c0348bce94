import { readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;

/** Processor time in seconds; NaN where the system has no /proc. */
export interface Usage {
  /** Of this process and all those below it that have ended, but for what a sandbox hides. */
  readonly own: number;
  /** Of all processes of the computer. */
  readonly computer: number;
}

export function usage(): Usage {
  try {
    return { own: ownTicks() / TICKS_PER_SECOND, computer: computerTicks() / TICKS_PER_SECOND };
  } catch {
    return { own: NaN, computer: NaN };
  }
}

function ownTicks(): number {
  const stat = readFileSync('/proc/self/stat', 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return [11, 12, 13, 14].reduce((sum, i) => sum + Number(fields[i]), 0);
}

/** The first line: user, nice, system, idle, iowait, irq, softirq, … */
function computerTicks(): number {
  const [, ...ticks] = readFileSync('/proc/stat', 'utf8').split('\n')[0]!.split(/ +/).map(Number);
  return [0, 1, 2, 5, 6].reduce((sum, i) => sum + ticks[i]!, 0);
}
