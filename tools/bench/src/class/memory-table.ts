import type { Sample } from './memory-watch';
import { slope } from './slope';

const MEGABYTE = 2 ** 20;
const ROWS = 10;
/** What starting up takes is left out of the slope. */
const WARM = 0.1;

/** How memory went, and by how much it grows. */
export function memoryTable(samples: readonly Sample[], submissions: number): string {
  const shown = samples.filter((_, i) => i % Math.ceil(samples.length / ROWS) === 0 || i === samples.length - 1);
  const warm = samples.filter(({ done }) => done >= WARM * submissions);
  const lives = livesOf(samples);
  const most = lives.map((life) => Math.max(...life.map(([, bytes]) => bytes)));
  return [
    '| submissions | the run | its judge processes |',
    '| ---: | ---: | :--- |',
    ...shown.map(
      ({ done, run, judges }) => `| ${done} | ${inMb(run)} | ${[...judges.values()].map(inMb).join(', ')} |`,
    ),
    '',
    `From ${warm[0]!.done} submissions on, the run grows by ${growth(warm.map(({ done, run }) => [done, run]))} per 1000 submissions, ` +
      `its judge processes together by ${growth(warm.map(({ done, judges }) => [done, total(judges)]))}.`,
    `${lives.length} judge processes lived one after the other in ${samples.at(-1)!.judges.size} places; the most that each took: ${most.map(inMb).join(', ')}.`,
  ].join('\n');
}

/** Of each judge process, what it took when. */
function livesOf(samples: readonly Sample[]): [number, number][][] {
  const lives = new Map<number, [number, number][]>();
  for (const { done, judges } of samples)
    for (const [pid, bytes] of judges) lives.set(pid, [...(lives.get(pid) ?? []), [done, bytes]]);
  return [...lives.values()];
}

function growth(points: readonly (readonly [number, number])[]): string {
  return inMb(1000 * slope(points));
}

function total(judges: ReadonlyMap<number, number>): number {
  return [...judges.values()].reduce((sum, bytes) => sum + bytes, 0);
}

function inMb(bytes: number): string {
  return `${Math.round(bytes / MEGABYTE)} MB`;
}
