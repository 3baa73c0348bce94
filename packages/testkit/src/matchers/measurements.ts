import { type Measurement, toJsonNumber } from '@gradus/contract';

let current: Measurement[] = [];

/** Begins a list, to which all that is measured from now on is added. */
export function collectMeasurements(): readonly Measurement[] {
  return (current = []);
}

/** What is measured meanwhile is not noted. */
export async function measuringAside(run: () => Promise<void>): Promise<void> {
  const kept = current;
  current = [];
  try {
    await run();
  } finally {
    current = kept;
  }
}

/** Notes a number that was compared with bounds, whether it is between them or not. */
export function measured(name: string, value: number, low: number, high: number): void {
  current.push({ name, value: toJsonNumber(value), low: toJsonNumber(low), high: toJsonNumber(high) });
}
