import { writeFileSync } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Launch, Program } from '../isolation';
import { full } from '../levels/full';
import { memoryGroups } from '../memory-group/memory-group';
import type { Rung } from '../levels/level';
import { probeRung } from './probe-rung';

const folder = mkdtempSync(join(tmpdir(), 'gradus-worker-'));
afterAll(() => rmSync(folder, { recursive: true }));

const script = join(folder, 'worker.cjs');
writeFileSync(script, `require('node:fs').writeSync(4, 'ready');`);
const bounds = { heapMb: 256, dataMb: 512, cpuSeconds: 20 };
const worker: Program = { script, packages: [], env: {}, native: false, channel: 'border', bounds };

/** The full level with something taken out of its command line. */
function without(...taken: [from: string, to: string[]][]): Rung {
  return {
    ...full,
    prepare() {
      const prepared = full.prepare();
      if (prepared.status === 'unavailable') return prepared;
      return { status: 'ready', enclose: (program) => taken.reduce(replaced, prepared.enclose(program)) };
    },
  };
}

/** An argument that begins with `from` and its values make place for others. */
function replaced(launch: Launch, [from, to]: [string, string[]]): Launch {
  const at = launch.args.findIndex((arg) => arg.startsWith(from.split(' ')[0]!));
  if (at < 0) throw new Error(`${from} is not in ${launch.args.join(' ')}`);
  return { ...launch, args: launch.args.toSpliced(at, from.split(' ').length, ...to) };
}

const NO_FILTER: [string, string[]] = ['--seccomp 5', []];
const SHARED_NET: [string, string[]] = ['--unshare-all', ['--unshare-pid', '--unshare-ipc', '--unshare-uts']];
const SHARED_PID: [string, string[]] = ['--unshare-all', ['--unshare-net', '--unshare-ipc', '--unshare-uts']];
const WHOLE_ROOT: [string, string[]] = ['--proc /proc', ['--proc', '/proc', '--ro-bind', tmpdir(), tmpdir()]];
const OPEN_FOLDER: [string, string[]] = ['--remount-ro /', []];

// `full` itself is tried by the attacks; here it has to be there for a probe to lose its parts.
(full.prepare().status === 'ready' ? describe : describe.skip)('the probe notices', () => {
  test.each([
    ['nothing, where nothing is missing', [], undefined],
    ['a filter that is missing', [NO_FILTER], 'every call of the kernel'],
    ['a network that is shared', [NO_FILTER, SHARED_NET], 'use the network'],
    ['processes that are seen', [['--as-pid-1', []], SHARED_PID], 'end other processes'],
    ['folders that are seen', [WHOLE_ROOT], 'read files'],
    ['a box that can be written to', [['--fsize=', []], OPEN_FOLDER], 'write files'],
    ['processes that can be started', [NO_FILTER], 'start programs'],
    ['memory without a limit', [['--data=', []]], 'memory'],
    ['time without a limit', [['--cpu=', []]], 'only deadlines'],
    ['a loop without a judge', [['--die-with-parent', []]], 'goes on if the judge is killed'],
  ] as [string, [string, string[]][], string | undefined][])('%s', async (_, taken, hole) => {
    const probed = await probeRung(without(...taken), worker);
    if (hole === undefined)
      expect(probed).toMatchObject({
        status: 'works',
        isolation: { stamp: { missing: memoryGroups() ? [] : ['all-memory'] } },
      });
    else expect(probed).toMatchObject({ status: 'fails', reason: expect.stringContaining(hole) });
  });
});
