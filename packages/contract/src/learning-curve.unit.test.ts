import { fromJsonNumber, toJsonNumber } from './json-number';
import { learningCurveSchema } from './learning-curve';

test.each([0, -1.5, 1e300, NaN, Infinity, -Infinity])('%d comes through JSON as it is', (x) => {
  const curve = { unit: 'epoch', series: [{ name: 'loss', values: [toJsonNumber(x)] }] };
  const read = learningCurveSchema.parse(JSON.parse(JSON.stringify(curve)));
  expect(fromJsonNumber(read.series[0]!.values[0]!)).toBe(x);
});

test.each(['nan', '1', null, true])('learningCurveSchema refuses the value %p', (value) => {
  expect(learningCurveSchema.safeParse({ unit: 'epoch', series: [{ name: 'loss', values: [value] }] }).success).toBe(
    false,
  );
});
