import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ExerciseRecord, exerciseRecordSchema, parseWith, type RunPlan } from '@gradus/contract';
import { dataFolders } from '@gradus/datasets/location';
import { jestFiles } from './edition';
import { execFile } from './exec-file';
import { recordIds, RecordsWatch, type RunListener } from './records-watch';

/** What a run of specs left: a record for each exercise that got to its end, and Jest's words for the others. */
export interface SpecRun {
  readonly records: ReadonlyMap<string, ExerciseRecord>;
  readonly log: string;
}

/** Runs the specs of a plan in one Jest process, each exercise with a worker of its own. */
export async function runSpecs(
  root: string,
  plan: Omit<RunPlan, 'recordsDir'>,
  listener: RunListener = {},
): Promise<SpecRun> {
  if (Object.keys(plan.exercises).length === 0) return { records: new Map(), log: '' }; // Jest would run all it finds
  const folder = mkdtempSync(join(tmpdir(), 'gradus-')); // mode 0700: seeds and expected values stay with the judge
  const recordsDir = join(folder, 'records');
  const watch = new RecordsWatch(recordsDir, listener);
  try {
    const planFile = join(folder, 'plan.json');
    writeFileSync(planFile, JSON.stringify({ ...plan, recordsDir } satisfies RunPlan));
    const log = await runJest(root, planFile, Object.values(plan.exercises).map((exercise) => exercise.spec)); // prettier-ignore
    watch.look();
    return { records: readRecords(recordsDir), log };
  } finally {
    watch.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 }); // Windows holds files a little longer
  }
}

async function runJest(root: string, planFile: string, specs: readonly string[]): Promise<string> {
  const workers = Math.min(specs.length, availableParallelism());
  const args = [
    require.resolve('jest/bin/jest'),
    ...['--config', jestFiles(root).specs],
    ...['--ci', '--colors=false', '--watchman=false', '--forceExit'], // a spec that ends early leaves its worker behind
    ...(workers > 1 ? [`--maxWorkers=${workers}`] : ['--runInBand']),
    ...['--runTestsByPath', ...specs],
  ];
  const { output } = await execFile(process.execPath, args, {
    cwd: root,
    // The specs run in another folder than the command, where a relative path would mean something else.
    env: { ...process.env, GRADUS_PLAN: planFile, GRADUS_DATA: dataFolders().join(), NODE_OPTIONS: '' },
  });
  return output; // Jest fails when a check does; the records say which
}

function readRecords(recordsDir: string): Map<string, ExerciseRecord> {
  const read = (id: string) => {
    const file = join(recordsDir, `${id}.json`);
    return parseWith(exerciseRecordSchema, readFileSync(file, 'utf8'), { file });
  };
  return new Map(recordIds(recordsDir).map((id) => [id, read(id)]));
}
