import type { ProjectGraph, ProjectsMetadata } from '@nx/devkit';
import { LESSON_TAG } from './lesson-project';
import { readLesson } from './read-lesson';

/** What a lesson is about, for `nx graph`. Nx overwrites descriptions that come with the project by those of package.json. */
export function lessonDescriptions(graph: ProjectGraph, workspaceRoot: string): ProjectsMetadata {
  const lessons = Object.values(graph.nodes).filter(({ data }) => data.tags?.includes(LESSON_TAG));
  const described = lessons.map(({ name, data }) => {
    const { title, summary } = readLesson(`${data.root}/lesson.json`, workspaceRoot);
    return [name, { metadata: { description: `${title}: ${summary}` } }];
  });
  return Object.fromEntries(described);
}
