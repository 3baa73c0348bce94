import { type ComputedOn, fromJsonNumber, type GpuCheck, type GpuChecks } from '@gradus/contract';
import type { Phrases } from './language/en';
import { plainText } from './plain-text';
import { points } from './points';
import { shortNumber } from './training/short-number';

interface Given {
  readonly lessons: readonly {
    readonly id: string;
    readonly gpu?: GpuChecks | undefined;
    readonly exercises: readonly { readonly backend?: ComputedOn | undefined }[];
  }[];
  readonly provenance: { readonly backend: string };
}

/** What became of the checks that only a GPU can pass, in a line; nothing if the results list none. */
export function gpuLine({ lessons, provenance }: Given, phrases: Phrases): string | undefined {
  const listed = lessons.flatMap(({ id, gpu }) => (gpu ? [{ id, gpu }] : []));
  if (listed.length === 0) return undefined;
  const sum = (key: 'score' | 'maxScore') => points(listed.reduce((total, { gpu }) => total + gpu[key], 0));
  const head = phrases.gpuChecks(sum('score'), sum('maxScore'));
  const checks = listed.flatMap(({ id, gpu }) => gpu.checks.map((check) => ({ id, check })));
  if (checks.every(({ check }) => check.reason === 'no-gpu'))
    return `${head} ${whyNone({ lessons, provenance }, phrases)}`;
  return [head, ...checks.flatMap(({ id, check }) => told(id, check, phrases) ?? [])].join(' ');
}

/** Who insisted on a GPU made of software has seen one at work. */
function whyNone({ lessons, provenance }: Given, phrases: Phrases): string {
  const used = lessons.flatMap(({ exercises }) => exercises).find(({ backend }) => backend?.kind === 'software-gpu');
  if (!used?.backend) return phrases.gpuNone(provenance.backend);
  return phrases.gpuOfSoftware(used.backend.name, plainText(used.backend.device, MOST_CHARACTERS));
}

function told(lesson: string, check: GpuCheck, phrases: Phrases): string | undefined {
  const number = String(Number(lesson.slice(0, 2)));
  if (check.id === 'larger-model') {
    const said = toldOfModel(check, phrases);
    return said === undefined ? undefined : phrases.gpuLarger(number, said);
  }
  const { ratio, reason } = check;
  if (ratio !== undefined) return phrases.gpuRatio(number, ratio.toPrecision(2));
  return reason === 'not-compared' ? phrases.gpuNotCompared(number, `GRADUS_BACKEND=wasm npm test -- ${number}`) : undefined; // prettier-ignore
}

/** Why it failed may quote the answer. */
function toldOfModel({ status, reason, message, measurements = [] }: GpuCheck, phrases: Phrases): string | undefined {
  if (reason === 'broken') return phrases.gpuBroken;
  if (status === 'fail' && message !== undefined) return plainText(message, MOST_CHARACTERS);
  return measurements.length > 0 ? phrases.gpuReached(measurements.map(reached).join(', ')) : undefined;
}

/** `0.991 (> 0.98)`; names of what is measured are English, and would be the only English in a page. */
function reached(measurement: NonNullable<GpuCheck['measurements']>[number]): string {
  const [value, low, high] = [measurement.value, measurement.low, measurement.high].map(fromJsonNumber) as [number, number, number]; // prettier-ignore
  const asked = high === Infinity ? `> ${low}` : low === -Infinity ? `< ${high}` : `${low} … ${high}`;
  return `${shortNumber(value)} (${asked})`;
}

const MOST_CHARACTERS = 300;
