import type { Outcome } from './outcome';
import type { Step } from './step';

export interface Run {
  readonly root: string;
  /** Stop at the first step that fails. */
  readonly bail: boolean;
  onStart(step: Step): void;
  onEnd(step: Step, outcome: Outcome): void;
}

/** Runs steps in turn. One that fails hides only those that need it. */
export async function runSteps(steps: readonly Step[], run: Run): Promise<Map<Step, Outcome>> {
  const outcomes = new Map<Step, Outcome>();
  for (const step of steps) {
    run.onStart(step);
    const because = reasonNotToRun(step, outcomes, run.bail);
    const outcome: Outcome = because ? { status: 'not-run', because } : await runStep(step, run.root);
    outcomes.set(step, outcome);
    run.onEnd(step, outcome);
  }
  return outcomes;
}

function reasonNotToRun({ needs = [] }: Step, outcomes: Map<Step, Outcome>, bail: boolean): string | undefined {
  const bad = [...outcomes].filter(([, outcome]) => isBad(outcome)).map(([step]) => step.name);
  if (bail && bad.length > 0) return `${bad[0]} failed`;
  const needed = needs.find((name) => bad.includes(name));
  return needed && `it needs ${needed}`;
}

export function isBad(outcome: Outcome): boolean {
  return outcome.status === 'not-run' || outcome.failed > 0;
}

async function runStep(step: Step, root: string): Promise<Outcome> {
  const start = performance.now();
  const finding = await step.run(root).catch(cannotRun);
  return { status: 'ran', ...finding, seconds: (performance.now() - start) / 1000 };
}

/** A step that breaks must not hide those after it. */
function cannotRun(error: Error) {
  return { passed: 0, failed: 1, skipped: 0, output: error.stack ?? error.message };
}
