import { basename, dirname } from 'node:path/posix';
import type { ProjectConfiguration } from '@nx/devkit';
import { hasTests } from './has-tests';
import { lessonProject } from './lesson-project';
import { machineProject } from './machine-project';
import { readLesson } from './read-lesson';

/** The project that a manifest stands for, by its root. */
export function inferProject(file: string, workspaceRoot: string): Record<string, Partial<ProjectConfiguration>> {
  const root = dirname(file);
  const isLesson = basename(file) === 'lesson.json';
  const project = isLesson
    ? lessonProject(readLesson(file, workspaceRoot))
    : machineProject(root, hasTests(root, workspaceRoot));
  return { [root]: project };
}
