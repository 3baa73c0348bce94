import { type CreateMetadata, createNodesFromFiles, type CreateNodesV2 } from '@nx/devkit';
import { inferProject } from './infer-project';
import { lessonDescriptions } from './lesson-descriptions';

export const name = '@gradus/nx';

/** The glob is flat on purpose: Nx cannot read braces inside braces. */
export const createNodesV2: CreateNodesV2 = [
  '{grader/*/lesson.json,packages/*/package.json,tools/*/package.json}',
  (files, options, context) =>
    createNodesFromFiles((file) => ({ projects: inferProject(file, context.workspaceRoot) }), files, options, context),
];

/** Nx 22 reads `createNodesV2`, later ones read this. */
export const createNodes = createNodesV2;

export const createMetadata: CreateMetadata = (graph, _, context) => lessonDescriptions(graph, context.workspaceRoot);
