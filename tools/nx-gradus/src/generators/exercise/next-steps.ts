import type { NewExercise } from '../new-exercise';

export interface Written {
  readonly solution: string;
  readonly spec: string;
  readonly manifest: string;
  /** Sum of the points of the lesson. */
  readonly points: number;
}

/** What the author does after an exercise was added. */
export function nextSteps({ id, name, lesson }: NewExercise, { solution, spec, manifest, points }: Written): string {
  return `
Exercise ${id} ${name} works: it doubles its input. Make it yours:
  1. write ${solution}, ${spec} and the hints in ${manifest}
  2. add a row to the table in solutions/${lesson}/README.md; both again in Chinese, see CONTRIBUTING.md
  3. npx gradus stubs ${lesson}
  4. npx gradus lesson check ${lesson}
${pointsRule(points, manifest)}`;
}

function pointsRule(points: number, manifest: string): string {
  if (points === 100) return 'The points of the lesson sum to 100, as they must.';
  const cure =
    points > 100 ? `take ${points - 100} away from others` : `${100 - points} are missing, give them to some`;
  return `The points of the lesson must sum to 100 but now sum to ${points}: ${cure}
in ${manifest}. Until then neither Nx nor gradus reads it.`;
}
