import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type ExerciseRecord, SOFTWARE_PATIENCE } from '@gradus/contract';
import { diagnosed } from './diagnosis/diagnose';
import type { Host } from './host';
import { runPlan } from './plan';
import { ownWorkers } from './remote/workers';

/** Checks are Jest's tests; records are files in the folder that the plan names. */
export const jestHost: Host = {
  shrinks: true,
  plan: (id) => runPlan().exercises[id],
  workers: (limits) => ownWorkers(runPlan().worker, limits),
  begin({ limits }, finish) {
    jest.setTimeout(SOFTWARE_PATIENCE * limits.exerciseMs + 60_000); // the session's own deadlines come first
    afterAll(finish);
  },
  check(_, title, run) {
    test(title, async () => {
      const { judgement: { status, message } } = await run(); // prettier-ignore
      if (status !== 'pass') throw new Error(`${status}: ${message}`);
    });
  },
  onTraining: (id, training) => writeRecord(`${id}.training`, training),
  async onRecord(record, behaviour) {
    const { worker, exercises } = runPlan();
    const given = { plan: exercises[record.id]!, record, behaviour };
    const write = (one: ExerciseRecord) => writeRecord(`${record.id}.json`, one);
    write(record); // the verdict stands, whatever becomes of its diagnosis
    write(await diagnosed(given, { launch: worker, load: loadAgain }));
  },
};

/** Runs a spec's file anew in the process that has run it, with the same testkit. */
function loadAgain(spec: string): void {
  const testkit = jest.requireActual<object>('./index'); // the one that this file belongs to, not another one for the spec
  jest.doMock('@gradus/testkit', () => testkit);
  jest.isolateModules(() => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- a file that only the plan names
    require(resolve(spec));
  });
}

/** Writes a file at once, so that a half-written one is never read. */
function writeRecord(name: string, content: object): void {
  const { recordsDir } = runPlan();
  const file = join(recordsDir, name);
  mkdirSync(recordsDir, { recursive: true });
  writeFileSync(`${file}.part`, JSON.stringify(content));
  renameSync(`${file}.part`, file);
}
