import { type Course, workerProgram } from '@gradus/judge';
import { GUARANTEES, isStrong, type Probed, probeLadder } from '@gradus/sandbox';
import { print } from '../terminal';

/** `gradus sandbox`: tries every level. Exit code 1 if none works that a class needs. */
export async function sandbox(course: Course, backend: string): Promise<number> {
  const ladder = await probeLadder(workerProgram(course, backend));
  print(ladder.map(describe).join('\n\n'));
  const best = ladder.find(({ status, level }) => status === 'works' && isStrong(level));
  print(
    best ? `\nClasses are graded at level ${best.level}.` : '\nNo level works here that answers of strangers need.',
  );
  return best ? 0 : 1;
}

/** One level: what it is made of, then what holds and what is open, or why it does not work. */
export function describe(probed: Probed): string {
  const title = `${probed.level.padEnd(10)} ${probed.status.padEnd(6)} ${probed.madeOf}`;
  if (probed.status === 'fails') return [title, `  ✗ ${probed.reason}`, `    ${probed.cure}`].join('\n');
  const { missing } = probed.isolation.stamp;
  const lines = Object.entries(GUARANTEES).map(([name, { holds, open }]) => {
    return missing.some((hole) => hole === name) ? `  ✗ ${open}` : `  ✓ ${holds}`;
  });
  return [title, ...lines].join('\n');
}
