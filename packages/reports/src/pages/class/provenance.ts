import type { RunSettings } from '@gradus/contract';
import { moment } from '../../format';
import type { ClassTally } from './tally';

/** How grades came about, in a few lines of small print. */
export function classFooter({ provenances }: ClassTally, settings: RunSettings): string[] {
  const { gradus, node, backend, seed, isolation, lessonsHash, machineHash, data } = settings;
  const times = provenances.map(({ finishedAt }) => finishedAt).sort();
  const when =
    times.length === 0 ? 'Nothing graded yet.' : `Graded from ${moment(times[0]!)} to ${moment(times.at(-1)!)}.`;
  return [
    `${when} Seed ${seed}; isolation ${isolation}.`,
    `Gradus ${gradus}, Node ${node}, backend ${backend}, ${data === '' ? 'drawn data' : 'real data'}; lessons ${lessonsHash.slice(0, 12)}, grader ${machineHash.slice(0, 12)}.`,
  ];
}

/** What a reader must know of how far answers were kept from the machine; one line for each level that occurs. */
export function isolationNotes(
  { provenances }: ClassTally,
  { isolation }: RunSettings,
): { level: string; missing: string; isOpen: boolean }[] {
  const byText = new Map(provenances.map(({ isolation }) => [JSON.stringify(isolation), isolation]));
  const found = byText.size > 0 ? [...byText.values()] : [{ level: isolation, missing: [] }];
  return found.map(({ level, missing }) => ({ level, missing: missing.join(', '), isOpen: missing.length > 0 }));
}
