import { basename } from 'node:path/posix';
import type { ProjectConfiguration, TargetConfiguration } from '@nx/devkit';

/** A folder of packages/ or tools/. Its name and its edges come from package.json, by Nx itself. */
export function machineProject(root: string, isTested: boolean): Partial<ProjectConfiguration> {
  const role = root.startsWith('tools/') ? 'tool' : 'machine';
  return {
    tags: [`role:${role}`, `scope:${basename(root)}`],
    targets: isTested ? { test: test(root) } : {},
  };
}

/** Some tests try every lesson, so lessons count as inputs. */
function test(root: string): TargetConfiguration {
  return {
    command: `jest ${root}`,
    options: { cwd: '{workspaceRoot}' },
    metadata: { description: 'Unit and integration tests' },
    cache: true,
    inputs: ['default', '^default', 'lessons', '{workspaceRoot}/jest.config.cjs'],
    outputs: [],
  };
}
