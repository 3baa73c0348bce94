import type { Isolation, Level, Program } from './isolation';
import { ALL_GUARANTEES } from './guarantees';
import { LADDER } from './levels/ladder';
import type { Rung } from './levels/level';
import { isolationOf, isStrong, type Probed, probeRung } from './probe/probe-rung';

/** A level by name, or the best one that a class may rely on. */
export type IsolationRequest = Level | 'auto';

export type Choice = { status: 'chosen'; isolation: Isolation } | { status: 'refused'; message: string };

/**
 * Finds out whether a level of isolation holds on this machine, by trying. `weak` is taken as it is, with everything
 * missing that it does not promise: a student's own run should not wait for a probe.
 *
 * @param worker what will run inside; it must write to descriptor 4 as soon as it is ready
 */
export async function chooseIsolation(
  request: IsolationRequest,
  worker: Program,
  ladder: readonly Rung[] = LADDER,
): Promise<Choice> {
  if (request === 'weak') return { status: 'chosen', isolation: unprobed(worker) };
  if (worker.addons && request !== 'full-gpu') return { status: 'refused', message: NO_ADDONS };
  const wanted = ladder.filter(({ level }) => (request === 'auto' ? isStrong(level) : level === request));
  const failed: Probed[] = [];
  for (const rung of wanted) {
    const probed = await probeRung(rung, worker);
    if (probed.status === 'works') return { status: 'chosen', isolation: probed.isolation };
    failed.push(probed);
  }
  return { status: 'refused', message: refusal(request, failed) };
}

const NO_ADDONS =
  'Native backends and GPUs are open to the levels "weak" and "full-gpu" only: use --backend wasm, --gpu for a box with the GPU ' +
  'inside, or --isolation weak for answers that you trust.';

/** All levels, each tried out. */
export async function probeLadder(worker: Program): Promise<Probed[]> {
  const probed = (rungs: readonly Rung[]) => Promise.all(rungs.map((rung) => probeRung(rung, worker)));
  const others = await probed(LADDER.filter(({ level }) => level !== 'full-gpu'));
  // Alone: the threads of a driver would count against the limit of level uid, whose user is the same.
  const [gpu] = await probed(LADDER.filter(({ level }) => level === 'full-gpu'));
  return LADDER.map(({ level }) => (level === 'full-gpu' ? gpu! : others.find((one) => one.level === level)!));
}

function unprobed(worker: Program): Isolation {
  const rung = LADDER.find(({ level }) => level === 'weak')!;
  const prepared = rung.prepare();
  if (prepared.status === 'unavailable') throw new Error(prepared.reason);
  const missing = ALL_GUARANTEES.filter((name) => !rung.promises.includes(name));
  return isolationOf(rung, prepared.enclose(worker), missing, prepared.enclose);
}

function refusal(request: IsolationRequest, failed: readonly Probed[]): string {
  const reasons = failed.flatMap((probed) => (probed.status === 'fails' ? [`  ${probed.level}: ${probed.reason} ${probed.cure}`] : [])); // prettier-ignore
  if (request !== 'auto') return [`The level "${request}" does not work here:`, ...reasons].join('\n');
  const instead = 'For answers that you trust: --isolation weak. What is open then: gradus sandbox';
  return ['No level of isolation works here that answers of strangers need:', ...reasons, instead].join('\n');
}
