import { countJest, countLessonChecks, countWhole } from './counts';

const jestReport = (changes: object) =>
  JSON.stringify({
    numPassedTests: 7,
    numFailedTests: 0,
    numPendingTests: 0,
    numRuntimeErrorTestSuites: 0,
    ...changes,
  });

describe('countWhole', () => {
  it('counts one', () => {
    expect(countWhole(true)).toEqual({ passed: 1, failed: 0, skipped: 0 });
    expect(countWhole(false)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

describe('countJest', () => {
  it('counts tests', () => {
    expect(countJest(jestReport({ numPendingTests: 3 }), 0)).toEqual({ passed: 7, failed: 0, skipped: 3 });
    expect(countJest(jestReport({ numFailedTests: 2 }), 1)).toEqual({ passed: 7, failed: 2, skipped: 0 });
  });

  it('counts a file that could not be run as a failure', () => {
    const report = jestReport({ numFailedTests: 2, numRuntimeErrorTestSuites: 1 });
    expect(countJest(report, 1)).toEqual({ passed: 7, failed: 3, skipped: 0 });
  });

  it('counts a run without tests as a failure', () => {
    expect(countJest(jestReport({ numPassedTests: 0 }), 0)).toMatchObject({ passed: 0, failed: 1 });
    expect(countJest(jestReport({ numPassedTests: 0, numPendingTests: 9 }), 0)).toMatchObject({ failed: 1 });
  });

  it.each([1, null])('counts a bad end that names no failure: exit code %s', (exitCode) => {
    expect(countJest(jestReport({}), exitCode)).toEqual({ passed: 7, failed: 1, skipped: 0 });
  });

  it.each(['', 'null', '[]', '{"numPassedTests":7}', jestReport({ numFailedTests: '0' }), '{"numPassed'])(
    'counts a missing or unreadable report as a failure: %s',
    (report) => expect(countJest(report, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 }),
  );
});

describe('countLessonChecks', () => {
  it('counts checks', () => {
    expect(countLessonChecks('{"passed":400,"failed":2,"lessons":[]}', 1)).toEqual({
      passed: 400,
      failed: 2,
      skipped: 0,
    });
  });

  it.each(['{"passed":0,"failed":0}', 'Error: no lessons', '{"passed":3}'])('counts as a failure: %s', (report) => {
    expect(countLessonChecks(report, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});
