import { Linter } from 'eslint';
import { parser } from 'typescript-eslint';
import { boundariesConfig } from './boundaries-config';

const config = [{ files: ['**/*.ts'], languageOptions: { parser } }, ...boundariesConfig] as Linter.Config[];

/** The messages for a file of one line. */
function lint(filename: string, code: string): string[] {
  return new Linter({ cwd: '/repo' })
    .verify(code, config, { filename: `/repo/${filename}` })
    .map(({ message }) => message);
}

const judge = 'packages/judge/src/judge.ts';
const spec = 'grader/04-softmax/02-softmax.spec.ts';
const probe = 'grader/04-softmax/02-softmax.probe.ts';

describe('boundariesRule', () => {
  it('says who must not import what, and what is allowed', () => {
    expect(lint(judge, "import { main } from '@gradus/worker';")).toEqual([
      'Files of "judge" must not import "@gradus/worker". ' +
        'They may import: `@gradus/contract`, `@gradus/datasets/location`, `@gradus/runtime/ladder`, `@gradus/sandbox`, files of the same folder, npm and Node.',
    ]);
  });

  it.each([
    "import '@gradus/worker';",
    "import * as worker from '@gradus/worker';",
    "import type { Worker } from '@gradus/worker';",
    "export { main } from '@gradus/worker';",
    "export * from '@gradus/worker';",
    "const worker = await import('@gradus/worker');",
    "const worker = require('@gradus/worker');",
    "import worker = require('@gradus/worker');",
    "type Worker = import('@gradus/worker').Worker;",
  ])('sees every form of import: %s', (code) => {
    expect(lint(judge, code)).toHaveLength(1);
  });

  it.each([
    "const path = require.resolve('@gradus/worker/main');",
    "import { lesson } from '@gradus/contract';",
    "import { step } from './step';",
    "import { readFile } from 'node:fs/promises';",
    'export { judge }; const judge = 1;',
  ])('leaves alone what is allowed or no import: %s', (code) => {
    expect(lint(judge, code)).toEqual([]);
  });

  it.each([
    ["type Softmax = typeof import('#04-softmax/02-softmax');", 0],
    ["import type { softmax } from '#04-softmax/02-softmax';", 0],
    ["import { type softmax } from '#04-softmax/02-softmax';", 0],
    ["export type { softmax } from '#04-softmax/02-softmax';", 0],
    ["import { softmax } from '#04-softmax/02-softmax';", 1],
    ["import { type Shape, softmax } from '#04-softmax/02-softmax';", 1],
    ["import '#04-softmax/02-softmax';", 1],
  ])('tells types from values: %s has %i', (code, count) => {
    expect(lint(spec, code)).toHaveLength(count);
  });

  it('holds probes and wrong answers, which are also files of the grader, to their own rows', () => {
    expect(lint(probe, "import { tf } from '@gradus/runtime';")).toEqual([]);
    expect(lint(spec, "import { tf } from '@gradus/runtime';")).toHaveLength(1);
    expect(lint(probe, "import { check } from '@gradus/testkit';")).toHaveLength(1);
    expect(lint('grader/04-softmax/misconceptions/02.ts', "import { tf } from '@gradus/runtime';")).toEqual([]);
  });
});
