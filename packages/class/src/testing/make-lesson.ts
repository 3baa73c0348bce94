import type { Lesson } from '@gradus/contract';

/** A lesson with exercises of equal points, `01-one.ts`, `02-two.ts`. */
export function makeLesson(id: string, names: readonly string[] = ['one', 'two']): Lesson {
  const number = Number(id.slice(0, 2));
  return {
    id,
    title: id,
    summary: id,
    requires: [],
    seeds: [1],
    budget: { callSeconds: 1, exerciseSeconds: 1 },
    exercises: names.map((name, i) => ({
      id: `${number}.0${i + 1}`,
      name,
      file: `0${i + 1}-${name}.ts`,
      points: 100 / names.length,
      uses: [],
      forbids: { kernels: [], names: [] },
      hints: ['a', 'b', 'c'],
      checks: ['values'],
    })),
  };
}
