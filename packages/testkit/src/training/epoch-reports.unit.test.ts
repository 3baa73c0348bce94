import { tensorMatchers } from '../matchers/matchers';
import { tensor } from '../tensors';
import { verdictOf } from '../verdict-of';
import { EpochReports, expectReports } from './epoch-reports';

beforeAll(() => expect.extend(tensorMatchers as unknown as jest.ExpectExtendMap));

const EXPECTED = [
  { loss: 2, accuracy: 0.5 },
  { loss: 1, accuracy: 0.75 },
];

function messageFor(calls: [epoch: unknown, report: unknown][]): string | undefined {
  const reports = new EpochReports();
  for (const call of calls) reports.add(...call);
  try {
    expectReports(reports, EXPECTED);
    return undefined;
  } catch (thrown) {
    return verdictOf(thrown).message;
  }
}

const [first, second] = EXPECTED;

it.each([
  ['right calls', [[1, first], [2, second]], undefined],
  ['no calls', [], 'The number of calls of onEpoch is 0 but must be 2.'],
  ['epochs from 0 on', [[0, first], [1, second]], 'The epoch that call 1 of onEpoch tells is 0 but must be 1.'],
  ['a wrong loss', [[1, first], [2, first]], 'The loss of epoch 2 is 2 but must be 1.'],
  ['a tensor', [[1, { ...first, loss: tensor(2) }], [2, second]], 'The loss of epoch 1 is float32 scalar 2 but must be 2.'],
  ['no report', [[1, undefined], [2, second]], 'The loss of epoch 1 is undefined but must be 2.'],
  ['null', [[1, null], [2, second]], 'The loss of epoch 1 is undefined but must be 2.'],
  ['a report without accuracy', [[1, { loss: 2 }], [2, second]], 'The accuracy of epoch 1 is undefined but must be 0.5.'],
] as [string, [unknown, unknown][], string | undefined][])('expectReports() on %s', (_, calls, message) => {
  expect(messageFor(calls)).toBe(message);
}); // prettier-ignore
