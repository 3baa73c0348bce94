import { lessonProblems } from './lesson-problems';

describe('lessonProblems', () => {
  it('lists what is wrong', () => {
    const problems = [
      { subject: '4.02 solution', problem: 'loses points' },
      { subject: '04-softmax', problem: 'README.md is missing' },
    ];
    const text = '4.02 solution: loses points\n04-softmax: README.md is missing\n';
    expect(lessonProblems(JSON.stringify({ passed: 3, failed: 2, problems }))).toBe(text);
  });

  it.each(['', 'The grader failed', '{"passed":1}', 'null'])('is undefined for what is no report: %s', (text) => {
    expect(lessonProblems(text)).toBeUndefined();
  });
});
