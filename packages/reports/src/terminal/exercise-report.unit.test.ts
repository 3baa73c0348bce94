import { makeCheck, makeExercise } from '../testing/make-results';
import { exerciseReport } from './exercise-report';
import { makeTerminal } from './style';

const report = (given: Parameters<typeof makeCheck>[0]) =>
  exerciseReport(makeExercise({ id: '4.02', name: 'softmax', checks: [makeCheck(given)] }), '', 'all', makeTerminal(100, false)); // prettier-ignore
const failed = { title: 'sums', status: 'fail', cause: 'What is usual.' } as const;

test('the likely cause is the misconception that was named, else what is usual', () => {
  expect(report(failed)).toMatch(/^ +likely cause {2}What is usual\.$/m);
  const named = report({ ...failed, misconception: { name: '02-x', sentence: 'The sum \x1b[31mruns over rows.' } });
  expect(named).toMatch(/^ +likely cause {2}The sum .*runs over rows\.$/m);
  expect(named).not.toContain('usual');
  expect(named).not.toContain('\x1b');
});
