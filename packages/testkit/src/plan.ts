import { readFileSync } from 'node:fs';
import { parseWith, type RunPlan, runPlanSchema } from '@gradus/contract';

/** Name of the environment variable that tells the specs where the run's plan lies. */
const PLAN = 'GRADUS_PLAN';

let plan: RunPlan | undefined;

/** The plan of this run; specs run only under the judge, which writes it. */
export function runPlan(): RunPlan {
  const file = process.env[PLAN];
  if (!file) throw new Error('Specs are run by the judge: use "npx gradus test" or "npx gradus lesson check".');
  return (plan ??= parseWith(runPlanSchema, readFileSync(file, 'utf8'), { file }));
}
