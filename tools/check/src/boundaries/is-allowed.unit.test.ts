import { isAllowed } from './is-allowed';
import { BOUNDARIES } from './table';

/** Who, importing file, what is imported; `type` in front of what is imported for its types only. */
type Case = [who: string, file: string, source: string];

const ALLOWED: Case[] = [
  ['contract', 'packages/contract/src/lesson.ts', 'zod'],
  ['contract', 'packages/contract/src/protocol/frame.ts', '../results'],
  ['runtime', 'packages/runtime/src/tf.ts', '@tensorflow/tfjs'],
  ['datasets', 'packages/datasets/src/synth-digits.ts', '@gradus/runtime/random'],
  ['testkit', 'packages/testkit/src/tensors.ts', '@gradus/contract/protocol'],
  ['testkit', 'packages/testkit/src/generators.ts', '@gradus/runtime/random'],
  ['worker', 'packages/worker/src/main.ts', '@gradus/runtime'],
  ['judge', 'packages/judge/src/judge.ts', '@gradus/contract'],
  ['judge', 'packages/judge/src/judge.ts', 'node:path'],
  ['intake', 'packages/intake/src/take-in.ts', '@gradus/contract'],
  ['queue', 'packages/queue/src/serve-queue.ts', '@gradus/judge'],
  ['stubgen', 'packages/stubgen/src/make-stub.ts', '@gradus/contract'],
  ['reports', 'packages/reports/src/report.ts', '@gradus/contract'],
  ['cli', 'packages/cli/src/main.ts', '@gradus/judge'],
  ['cli', 'packages/cli/bin/gradus.cjs', '../src/main'],
  ['cli', 'packages/cli/src/version.ts', '../../../package.json'],
  ['tools', 'tools/nx-gradus/src/plugin.ts', '@gradus/contract'],
  ['tools', 'tools/check/e2e/jest.config.cjs', '../../../jest.preset.cjs'],
  ['solutions', 'solutions/04-softmax/02-softmax.ts', '@gradus/runtime'],
  ['solutions', 'solutions/04-softmax/02-softmax.ts', './03-log-sum-exp'],
  ['solutions', 'solutions/04-softmax/02-softmax.ts', '#02-broadcasting/11-reduce-to-shape'],
  ['exercises', 'exercises/04-softmax/02-softmax.ts', '@gradus/datasets'],
  ['specs', 'grader/04-softmax/02-softmax.spec.ts', '@gradus/testkit'],
  ['specs', 'grader/04-softmax/02-softmax.spec.ts', '@gradus/datasets'],
  ['specs', 'grader/04-softmax/02-softmax.spec.ts', '@gradus/runtime/random'],
  ['specs', 'grader/04-softmax/02-softmax.spec.ts', './oracle'],
  ['specs', 'grader/04-softmax/02-softmax.spec.ts', 'type #04-softmax/02-softmax'],
  ['specs', 'grader/04-softmax/02-softmax.spec.ts', 'type ./02-softmax.probe'],
  ['probes', 'grader/04-softmax/02-softmax.probe.ts', '@gradus/runtime'],
  ['probes', 'grader/04-softmax/02-softmax.probe.ts', 'type #04-softmax/02-softmax'],
  ['wrong and alternative answers', 'grader/04-softmax/misconceptions/02-no-shift.ts', '@gradus/runtime'],
];

const FORBIDDEN: Case[] = [
  ['contract', 'packages/contract/src/lesson.ts', '@gradus/runtime'],
  ['runtime', 'packages/runtime/src/tf.ts', '@gradus/contract'],
  ['datasets', 'packages/datasets/src/synth-digits.ts', '@gradus/runtime'],
  ['datasets', 'packages/datasets/src/synth-digits.ts', '../../runtime/src/tf'],
  ['testkit', 'packages/testkit/src/tensors.ts', '@gradus/datasets'],
  ['testkit', 'packages/testkit/src/tensors.ts', '@gradus/judge'],
  ['worker', 'packages/worker/src/main.ts', '@gradus/testkit'],
  ['judge', 'packages/judge/src/judge.ts', '@gradus/worker'],
  ['judge', 'packages/judge/src/judge.ts', '@gradus/worker/main'],
  ['judge', 'packages/judge/src/judge.ts', '@gradus/runtime'],
  ['judge', 'packages/judge/src/judge.ts', '@gradus/contract-tools'],
  ['judge', 'packages/judge/src/judge.ts', '../../../solutions/04-softmax/02-softmax'],
  ['judge', 'packages/judge/src/judge.ts', 'type #04-softmax/02-softmax'],
  ['intake', 'packages/intake/src/take-in.ts', '@gradus/judge'],
  ['queue', 'packages/queue/src/serve-queue.ts', '@gradus/class'],
  ['stubgen', 'packages/stubgen/src/make-stub.ts', '@gradus/judge'],
  ['reports', 'packages/reports/src/report.ts', '@gradus/judge'],
  ['reports', 'packages/reports/src/report.ts', '@gradus/cli'],
  ['cli', 'packages/cli/src/main.ts', '@gradus/check'],
  ['cli', 'packages/cli/src/main.ts', '../../../tools/check/src/main'],
  ['tools', 'tools/check/src/main.ts', '@gradus/cli'],
  ['tools', 'tools/check/src/main.ts', '../../bench/src/main'],
  ['solutions', 'solutions/04-softmax/02-softmax.ts', '@gradus/testkit'],
  ['solutions', 'solutions/04-softmax/02-softmax.ts', '@tensorflow/tfjs'],
  ['solutions', 'solutions/04-softmax/02-softmax.ts', 'node:fs'],
  ['solutions', 'solutions/04-softmax/02-softmax.ts', '../02-broadcasting/11-reduce-to-shape'],
  ['solutions', 'solutions/04-softmax/02-softmax.ts', '../../exercises/04-softmax/02-softmax'],
  ['exercises', 'exercises/04-softmax/02-softmax.ts', '../../solutions/04-softmax/02-softmax'],
  ['exercises', 'exercises/04-softmax/02-softmax.ts', '../../packages/testkit/src/index'],
  ['exercises', 'exercises/04-softmax/02-softmax.ts', '../../package.json'],
  ['exercises', 'exercises/04-softmax/02-softmax.ts', '@gradus/testkit'],
  ['specs', 'grader/04-softmax/02-softmax.spec.ts', '#04-softmax/02-softmax'],
  ['specs', 'grader/04-softmax/02-softmax.spec.ts', '@gradus/runtime'],
  ['specs', 'grader/04-softmax/02-softmax.spec.ts', 'type ../../solutions/04-softmax/02-softmax'],
  ['specs', 'grader/04-softmax/02-softmax.spec.ts', '../02-broadcasting/oracle'],
  ['specs', 'grader/04-softmax/02-softmax.spec.ts', 'node:fs'],
  ['probes', 'grader/04-softmax/02-softmax.probe.ts', '@gradus/testkit'],
  ['probes', 'grader/04-softmax/02-softmax.probe.ts', '#04-softmax/02-softmax'],
  ['probes', 'grader/04-softmax/02-softmax.probe.ts', './oracle'],
  ['wrong and alternative answers', 'grader/04-softmax/misconceptions/02-no-shift.ts', '@gradus/testkit'],
];

describe('isAllowed', () => {
  it.each(ALLOWED)('%s: %s may import %s', (...one) => expect(judge(one)).toBe(true));
  it.each(FORBIDDEN)('%s: %s must not import %s', (...one) => expect(judge(one)).toBe(false));
});

describe('BOUNDARIES', () => {
  it('let nobody import a tool or the command line', () => {
    const imported = BOUNDARIES.flatMap(({ packages }) => packages);
    for (const name of ['cli', 'check', 'bench', 'nx']) expect(imported).not.toContain(name);
  });

  it('have no circle among the packages', () => {
    const below = (name: string): string[] => [name, ...packagesOf(name).flatMap((next) => below(next.split('/')[0]!))];
    for (const { who } of BOUNDARIES) expect(below(who).slice(1)).not.toContain(who); // a circle would not end at all
  });
});

function packagesOf(who: string): readonly string[] {
  return BOUNDARIES.find((boundary) => boundary.who === who)?.packages ?? [];
}

function judge([who, file, text]: Case): boolean {
  const boundary = BOUNDARIES.find((one) => one.who === who)!;
  return isAllowed(boundary, { file, source: text.replace(/^type /, ''), typeOnly: text.startsWith('type ') });
}
