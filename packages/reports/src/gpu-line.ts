import type { GpuCheck, GpuChecks } from '@gradus/contract';
import type { Phrases } from './language/en';
import { points } from './points';

interface Given {
  readonly lessons: readonly { readonly id: string; readonly gpu?: GpuChecks | undefined }[];
  readonly provenance: { readonly backend: string };
}

/** What became of the checks that only a GPU can pass, in a line; nothing if the results list none. */
export function gpuLine({ lessons, provenance }: Given, phrases: Phrases): string | undefined {
  const listed = lessons.flatMap(({ id, gpu }) => (gpu ? [{ id, gpu }] : []));
  if (listed.length === 0) return undefined;
  const sum = (key: 'score' | 'maxScore') => points(listed.reduce((total, { gpu }) => total + gpu[key], 0));
  const head = phrases.gpuChecks(sum('score'), sum('maxScore'));
  const checks = listed.flatMap(({ id, gpu }) => gpu.checks.map((check) => ({ id, check })));
  if (checks.every(({ check }) => check.reason === 'no-gpu')) return `${head} ${phrases.gpuNone(provenance.backend)}`;
  return [head, ...checks.flatMap(({ id, check }) => told(id, check, phrases) ?? [])].join(' ');
}

function told(lesson: string, { ratio, reason }: GpuCheck, phrases: Phrases): string | undefined {
  const number = String(Number(lesson.slice(0, 2)));
  if (ratio !== undefined) return phrases.gpuRatio(number, ratio.toPrecision(2));
  return reason === 'not-compared' ? phrases.gpuNotCompared(number, `GRADUS_BACKEND=wasm npm test -- ${number}`) : undefined; // prettier-ignore
}
