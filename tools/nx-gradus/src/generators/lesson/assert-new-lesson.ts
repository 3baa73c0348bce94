import type { Tree } from '@nx/devkit';

/** @throws if the lesson's number is taken, or if a lesson it requires does not come before it */
export function assertNewLesson(tree: Tree, id: string, requires: readonly string[]): void {
  const lessons = tree.children('grader');
  const taken = lessons.find((lesson) => lesson.slice(0, 3) === id.slice(0, 3));
  if (taken) throw new Error(`Lesson ${id} would have the number of grader/${taken}; take another number.`);
  for (const required of requires) {
    if (lessons.includes(required) && required < id) continue;
    const before = lessons.filter((lesson) => lesson < id).join(', ');
    throw new Error(`There is no lesson "${required}" before ${id} to require; there are: ${before}`);
  }
}
