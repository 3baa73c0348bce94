import { join } from 'node:path';
import { findProgram } from '../find-program';
import type { Launch, Program } from '../isolation';
import { ARCHITECTURES, type Architecture } from '../seccomp/filter';
import { filterFile } from '../seccomp/filter-file';
import { addonFolders } from './addon-folders';
import { dropRoot, isRoot } from './drop-root';
import { memoryGroups, type MemoryGroups } from '../memory-group/memory-group';
import type { GpuFiles } from './gpu-files';
import type { Prepared } from './level';
import { nodeArguments } from './node-arguments';
import { looserLimits, resourceLimits } from './resource-limits';
import { systemFiles } from './system-files';

/** Where the program is inside. */
const BOX = '/box';
/** Descriptors 0 to 2 are the standard ones, 3 and 4 the border. */
const FIRST_FILE = 5;
const NOBODY = '65534';
/** What the kernel may keep for a program above its own memory: copies of its files, tables, code that it maps. */
const KERNEL_MB = 256;
/** What a GPU's driver keeps in the memory of its process. */
const DRIVER_MB = 2048;

const INSTALL = 'apt-get install bubblewrap (Debian, Ubuntu) or dnf install bubblewrap (Fedora).';

/**
 * Namespaces of its own without network, no file but the program's, a filter on calls, limits of the kernel.
 *
 * @param gpu what is to be seen of a GPU inside; nothing if left out
 */
export function prepareBox(gpu?: GpuFiles): Prepared {
  const no = (reason: string, cure: string): Prepared => ({ status: 'unavailable', reason, cure });
  const architecture = ARCHITECTURES.find((name) => name === process.arch);
  if (process.platform !== 'linux') return no('This is not Linux.', 'Use a container, or WSL2 on Windows.');
  if (!architecture) return no(`There is no list of system calls for ${process.arch}.`, 'Use x86-64 or AArch64.');
  const bwrap = findProgram('bwrap');
  if (!bwrap) return no('bubblewrap is not installed.', INSTALL);
  const prlimit = findProgram('prlimit');
  const asUser = isRoot() ? dropRoot(gpu?.groups) : [];
  if (!prlimit || !asUser) return no('setpriv or prlimit is missing.', 'Install util-linux.');
  const groups = memoryGroups();
  const system = { bwrap, prlimit, asUser, architecture, groups, gpu };
  return { status: 'ready', enclose: (program) => boxed(program, system), ...(groups && { more: ['all-memory'] }) };
}

interface System {
  readonly bwrap: string;
  readonly prlimit: string;
  /** What comes first: as root, giving it up, or root inside would be root outside. */
  readonly asUser: readonly string[];
  readonly architecture: Architecture;
  readonly groups: MemoryGroups | undefined;
  readonly gpu: GpuFiles | undefined;
}

/**
 * The program's files are handed in open and copied, so that they may lie where only the judge can read, and no path of
 * this machine is seen inside.
 */
function boxed(program: Program, { bwrap, prlimit, asUser, architecture, groups, gpu }: System): Launch {
  const contents = filesOf(program);
  const files = [filterFile(architecture, gpu ? 'gpu' : 'plain'), ...contents.map(({ from }) => from)];
  const env = { ...program.env, ...gpu?.env };
  const addons = gpu && program.addons ? addonFolders(program.addons.folders) : [];
  const shown = [...systemFiles(), ...(gpu?.files ?? []), ...addons];
  const node = nodeArguments({ ...program, native: program.native || addons.length > 0 }, contents[0]!.to, [`${BOX}/`]);
  const [command, ...args] = [
    ...(groups?.enter(program.bounds.dataMb + KERNEL_MB + (gpu ? DRIVER_MB : 0)) ?? []),
    ...asUser,
    bwrap,
    ...['--unshare-all', '--unshare-user', '--die-with-parent', '--new-session', '--as-pid-1'], // init would show our environment
    ...['--uid', NOBODY, '--gid', NOBODY, '--cap-drop', 'ALL', '--hostname', 'box'],
    ...['--clearenv', ...Object.entries(env).flatMap(([name, value]) => ['--setenv', name, value])],
    ...shown.flatMap((path) => ['--ro-bind', path, path]),
    ...['--ro-bind', process.execPath, `${BOX}/bin/node`, '--ro-bind', prlimit, `${BOX}/bin/prlimit`],
    ...contents.flatMap(({ to }, i) => ['--ro-bind-data', String(FIRST_FILE + 1 + i), to]),
    ...['--proc', '/proc', '--dev', '/dev', ...(gpu?.devices ?? []).flatMap((path) => ['--dev-bind', path, path])],
    ...['--remount-ro', '/dev', '--remount-ro', '/', '--chdir', BOX],
    ...['--seccomp', String(FIRST_FILE)],
    ...[`${BOX}/bin/prlimit`, ...(gpu ? looserLimits(program.bounds) : resourceLimits(program.bounds))],
    ...[`${BOX}/bin/node`, ...node],
  ];
  return { command: command!, args, env: {}, files };
}

/** Where each file comes from, and where it is inside; the script first. */
function filesOf({ script, packages }: Program): { from: string; to: string }[] {
  const inPackages = packages.flatMap(({ name, folder, files }) =>
    files.map((file) => ({ from: join(folder, file), to: `${BOX}/node_modules/${name}/${file}` })),
  );
  return [{ from: script, to: `${BOX}/program.cjs` }, ...inPackages];
}
