import { type ChildProcess, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { full } from '../levels/full';
import { isolationOf, probeRung } from '../probe/probe-rung';
import { launchProcess } from '../launch-process';
import { findGroups, type MemoryGroups, memoryGroups } from './memory-group';

/** A group of the test's own, in that of this process; a string says why there is none. */
function makeParent(): { folder: string } | string {
  try {
    const path = /^\d+:memory:(.*)$/m.exec(readFileSync('/proc/self/cgroup', 'utf8'))?.[1];
    const top = /^\S+ (\S+) cgroup \S*\bmemory\b/m.exec(readFileSync('/proc/self/mounts', 'utf8'))?.[1];
    if (path === undefined || top === undefined) return 'there are no memory groups of the first version';
    return { folder: mkdtempSync(join(top, path, 'gradus-test-')) };
  } catch (error) {
    return (error as Error).message;
  }
}

const parent = makeParent();
const ifThere = typeof parent === 'string' ? describe.skip : describe;
const reason = typeof parent === 'string' ? ` (skipped: ${parent})` : '';
const folder = typeof parent === 'string' ? '' : parent.folder;
if (typeof parent !== 'string') process.env['GRADUS_CGROUP'] = folder;

function run(groups: MemoryGroups, megabytes: number, script: string) {
  const [command, ...args] = [...groups.enter(megabytes), process.execPath, '-e', script];
  return spawnSync(command!, args, { encoding: 'utf8', env: {} });
}

/** Buffers, which no limit of the JavaScript heap counts. */
const take = (megabytes: number) =>
  `for (let i = 0, kept = []; i < ${megabytes}; i++) kept.push(Buffer.alloc(2 ** 20, 1)); console.log('alive');`;

ifThere(`findGroups()${reason}`, () => {
  let groups: MemoryGroups;
  beforeAll(() => {
    mkdirSync(join(folder, 'gradus-999999999'));
    groups = findGroups(folder)!;
  });

  test('runs a program in a group of its own, with its arguments, and ends it at its limit', () => {
    expect(run(groups, 128, take(64))).toMatchObject({ status: 0, stdout: 'alive\n', stderr: '' });
    expect(run(groups, 128, take(256))).toMatchObject({ signal: 'SIGKILL', stdout: '' });
    const seen = run(groups, 128, `console.error(require('node:fs').readFileSync('/proc/self/cgroup', 'utf8'))`);
    expect(seen.stderr).toMatch(new RegExp(`:memory:.*/gradus-${process.pid}/${seen.pid}$`, 'm'));
  });

  test('starts nothing that cannot go into its group', () => {
    const [command, ...args] = groups.enter(128).map((arg) => (arg === groups.folder ? '/proc/no/group' : arg));
    const { status, stdout, stderr } = spawnSync(command!, [...args, process.execPath, '-e', take(1)], {
      encoding: 'utf8',
    });
    expect({ status, stdout, stderr }).toEqual({ status: 1, stdout: '', stderr: expect.stringMatching(/^Error: The process cannot go into the memory group \/proc\/no\/group\/\d+\.\n$/) }); // prettier-ignore
  });

  test('sweeps away what runs that were killed have left, and groups of programs that have ended', async () => {
    expect(existsSync(join(folder, 'gradus-999999999'))).toBe(false);
    run(groups, 128, take(1));
    for (let i = 0; i < 50 && subgroups(groups.folder).length > 0; i++)
      await new Promise((resolve) => setTimeout(resolve, 100));
    expect(subgroups(groups.folder)).toEqual([]);
  });
});

test('findGroups() is nothing in a folder that is no group', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gradus-no-group-'));
  expect(findGroups(folder)).toBeUndefined();
  rmSync(folder, { recursive: true });
});

test('findGroups() is nothing where nothing was handed over', () => {
  expect(findGroups(undefined)).toBeUndefined();
  expect(findGroups('/proc')).toBeUndefined();
});

(full.prepare().status === 'ready' ? ifThere : describe.skip)(`the full level${reason}`, () => {
  const scripts = mkdtempSync(join(tmpdir(), 'gradus-worker-'));
  const script = join(scripts, 'worker.cjs');
  const bounds = { heapMb: 256, dataMb: 512, cpuSeconds: 20 };
  const worker = { script, packages: [], env: {}, native: false, channel: 'border', bounds } as const;
  let child: ChildProcess | undefined;
  beforeAll(() => writeFileSync(script, `require('node:fs').writeSync(4, 'ready'); setInterval(() => {}, 1000);`));
  afterAll(() => {
    child?.kill('SIGKILL');
    rmSync(scripts, { recursive: true });
  });

  test('promises that all memory is limited, and says so', async () => {
    const probed = await probeRung(full, worker);
    expect(probed).toMatchObject({ status: 'works', isolation: { stamp: { level: 'FULL', missing: [] } } });
  });

  test('keeps every process of the box in the group, whose limit is above that of the program’s own memory', async () => {
    const prepared = full.prepare();
    if (prepared.status !== 'ready') throw new Error(prepared.reason);
    const { launch } = isolationOf(full, prepared.enclose(worker), [], prepared.enclose);
    child = launchProcess(launch, ['ignore', 'ignore', 'ignore', 'pipe', 'pipe']);
    await once(child.stdio[4]!, 'data');
    const group = join(memoryGroups()!.folder, String(child.pid));
    expect(readFileSync(join(group, 'memory.limit_in_bytes'), 'utf8').trim()).toBe(String((512 + 256) * 2 ** 20));
    const inside = readFileSync(join(group, 'cgroup.procs'), 'utf8').trim().split('\n');
    expect(inside).toContain(String(child.pid));
    expect(inside.length).toBeGreaterThan(1); // bubblewrap outside, Node inside
  });
});

function subgroups(of: string): string[] {
  return readdirSync(of, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
}

/** A process that was killed takes a moment to leave. */
afterAll(async () => {
  for (let i = 0; i < 50 && existsSync(folder); i++) {
    const groups = subgroups(folder).map((name) => join(folder, name));
    const inner = groups.flatMap((group) => subgroups(group).map((name) => join(group, name)));
    for (const group of [...inner, ...groups, folder]) removeIfEmpty(group);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
});

function removeIfEmpty(group: string): void {
  try {
    rmdirSync(group);
  } catch {
    // later
  }
}
