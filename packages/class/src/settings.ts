import type { RunSettings } from '@gradus/contract';

/** How each setting is called where it is chosen. */
const NAMES: Record<keyof RunSettings, string> = {
  version: 'the version of the folder',
  submissions: 'the folder of the submissions',
  roster: '--roster',
  lessons: '--lessons',
  seed: '--seed',
  backend: '--backend',
  language: '--lang',
  isolation: 'the level of isolation',
  data: 'GRADUS_DATA (or a file there)',
  gradus: 'the version of Gradus',
  lessonsHash: 'lessons (specs, manifests or solutions)',
  machineHash: 'the grader',
  node: 'the version of Node',
};

/** That these differ says more than how. */
const HASHES: ReadonlySet<keyof RunSettings> = new Set(['lessonsHash', 'machineHash', 'data']);

/** One sentence on what differs between a run that was begun and how it is to go on; undefined if nothing does. */
export function settingsConflict(begun: RunSettings, now: RunSettings): string | undefined {
  const keys = Object.keys(NAMES) as (keyof RunSettings)[];
  const differing = keys.filter((key) => JSON.stringify(begun[key]) !== JSON.stringify(now[key]));
  if (differing.length === 0) return undefined;
  const what = differing.map((key) => {
    return HASHES.has(key) ? `${NAMES[key]} changed since` : `${NAMES[key]} was ${show(begun[key])} and is ${show(now[key])} now`; // prettier-ignore
  });
  return `${what.join('; ')}. Grades of one run must come about in the same way: restore it, or begin another folder.`;
}

function show(value: RunSettings[keyof RunSettings]): string {
  return value === undefined ? 'not given' : Array.isArray(value) ? value.join(', ') : String(value);
}
