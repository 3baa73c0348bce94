import type { Results } from '@gradus/contract';
import { type Course, findExercise } from '@gradus/judge';
import { Progress } from './progress';

/** Writes down what passed and did not yet in this wording. */
export function notePasses(course: Course, results: Results): void {
  let progress = Progress.read(course.root);
  const hashes = new Map(results.submission.files.map(({ path, sha256 }) => [path, sha256]));
  for (const lesson of results.lessons) {
    for (const { id, file, status } of lesson.exercises) {
      const assignment = findExercise(course, id)!;
      const sha256 = hashes.get(`exercises/${lesson.id}/${file}`);
      if (status === 'pass' && sha256 !== undefined) progress = progress.addPass(assignment, sha256);
    }
  }
}
