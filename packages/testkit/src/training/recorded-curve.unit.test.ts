import type { Training } from '@gradus/contract';
import { tensor } from '../tensors';
import { RecordedCurve } from './recorded-curve';

const recorded = (epochs: number, reports: unknown[]) => {
  const curve = new RecordedCurve({ epochs });
  reports.forEach((report, i) => curve.add(i + 1, report));
  return curve.data.series.map(({ values }) => values);
};

describe('RecordedCurve', () => {
  it('keeps every series in the order of the reports', () => {
    const curve = new RecordedCurve({ epochs: 2, series: { loss: 'trainLoss', test: 'testAcc' } });
    expect(curve.isEmpty).toBe(true);
    curve.add(1, { trainLoss: 2, trainAcc: 0, testAcc: 0.5 });
    curve.add(2, { trainLoss: 1, trainAcc: 0, testAcc: 0.75 });
    const series = [
      { name: 'loss', values: [2, 1] },
      { name: 'test', values: [0.5, 0.75] },
    ];
    expect(curve.data).toEqual({ unit: 'epoch', series });
    expect(curve.isEmpty).toBe(false);
  });

  it('tells of every report with all that came before', () => {
    const told: Training[] = [];
    const curve = new RecordedCurve({ epochs: 5 });
    curve.onReport = (training) => told.push(structuredClone(training));
    curve.add(1, { loss: 2, accuracy: 0.5 });
    curve.add(2, { loss: 1, accuracy: 0.75 });
    expect(told.map(({ epochs, curve }) => [epochs, curve.series[0]!.values])).toEqual([[5, [2]], [5, [2, 1]]]); // prettier-ignore
  });

  it('keeps numbers that are not finite, as texts', () => {
    expect(
      recorded(3, [
        { loss: NaN, accuracy: Infinity },
        { loss: -Infinity, accuracy: 0 },
      ]),
    ).toEqual([
      ['NaN', '-Infinity'],
      ['Infinity', 0],
    ]);
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a number alone', 0.5],
    ['a report without accuracy', { loss: 1 }],
    ['a text', { loss: '1', accuracy: 1 }],
    ['a tensor', { loss: tensor(1), accuracy: 1 }],
    ['a function, as handles are', Object.assign(() => 1, { loss: 1, accuracy: 1 })],
    ['an inherited number', Object.create({ loss: 1, accuracy: 1 })],
  ])('leaves %s out', (_, report) => {
    expect(recorded(3, [report])).toEqual([[], []]);
  });

  it('keeps no more reports than epochs, and never more than a thousand', () => {
    const report = { loss: 1, accuracy: 1 };
    expect(recorded(2, [report, report, report])[0]).toHaveLength(2);
    expect(
      recorded(
        1e9,
        Array.from({ length: 1_100 }, () => report),
      )[0],
    ).toHaveLength(1_000);
  });
});
