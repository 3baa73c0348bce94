import { REDUCTION } from '../matchers/compare-tensors';

/** What a training hands to `onEpoch`, call by call. */
export class EpochReports {
  readonly calls: { epoch: unknown; report: unknown }[] = [];

  /** To be called by the student's code. */
  readonly add = (epoch: unknown, report: unknown): void => {
    this.calls.push({ epoch, report });
  };
}

/** Expects one call for each epoch, numbered from 1 on, with these numbers in its report. */
export function expectReports({ calls }: EpochReports, expected: readonly Readonly<Record<string, number>>[]): void {
  expect(calls.length).toBeCloseToNumber(expected.length, { name: (phrases) => phrases.callsOf('onEpoch') });
  calls.forEach(({ epoch, report }, i) => {
    expect(epoch).toBeCloseToNumber(i + 1, { name: (phrases) => phrases.epochTold(i + 1) });
    for (const [name, value] of Object.entries(expected[i]!)) {
      const received = (report as Record<string, unknown> | undefined | null)?.[name];
      expect(received).toBeCloseToNumber(value, { ...REDUCTION, name: (phrases) => phrases.ofEpoch(name, i + 1) });
    }
  });
}
