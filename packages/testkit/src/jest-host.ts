import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Host } from './host';
import { runPlan } from './plan';
import { ownWorkers } from './remote/workers';

/** Checks are Jest's tests; records are files in the folder that the plan names. */
export const jestHost: Host = {
  plan: (id) => runPlan().exercises[id],
  workers: (limits) => ownWorkers(runPlan().worker, limits),
  begin({ limits }, finish) {
    jest.setTimeout(limits.exerciseMs + 60_000); // the session's own deadlines come first
    afterAll(finish);
  },
  check(title, run) {
    test(title, async () => {
      const { status, message } = await run();
      if (status !== 'pass') throw new Error(`${status}: ${message}`);
    });
  },
  onTraining: (id, training) => writeRecord(`${id}.training`, training),
  onRecord: (record) => writeRecord(`${record.id}.json`, record),
};

/** Writes a file at once, so that a half-written one is never read. */
function writeRecord(name: string, content: object): void {
  const { recordsDir } = runPlan();
  const file = join(recordsDir, name);
  mkdirSync(recordsDir, { recursive: true });
  writeFileSync(`${file}.part`, JSON.stringify(content));
  renameSync(`${file}.part`, file);
}
