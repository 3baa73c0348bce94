import { resultsSchema } from '../results';
import { type MadeStudent, makeClass } from './make-class';

const gradedOf = (students: Iterable<MadeStudent>) =>
  [...students].flatMap((student) => (student.status === 'graded' ? [student.results] : []));

describe('makeClass', () => {
  it.each([{ hostile: false }, { hostile: true }])('makes results that the contract takes: %p', ({ hostile }) => {
    for (const results of gradedOf(makeClass({ students: 5, hostile }))) {
      expect(resultsSchema.parse(JSON.parse(JSON.stringify(results)))).toEqual(results);
    }
  });

  it('makes the same class every time, and another one from another seed', () => {
    const [first, second, other] = [1, 1, 2].map((seed) => JSON.stringify([...makeClass({ students: 5, seed })]));
    expect(second).toBe(first);
    expect(other).not.toBe(first);
  });

  it('has students who did everything, something and nothing, and each kind of trouble', () => {
    const students = [...makeClass({ students: 120 })];
    const shares = gradedOf(students).map(({ score, maxScore }) => score / maxScore);
    expect(students).toHaveLength(120);
    expect(new Set(students.map(({ id }) => id)).size).toBe(120);
    expect(new Set(students.map(({ status }) => status))).toEqual(
      new Set(['graded', 'refused', 'infra-error', 'missing']),
    );
    expect(Math.min(...shares)).toBe(0);
    expect(Math.max(...shares)).toBeGreaterThan(0.9);
    expect(shares.filter((share) => share > 0.4 && share < 0.8).length).toBeGreaterThan(20);
  });
});
