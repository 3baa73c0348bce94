import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findProgram } from '../find-program';
import type { Launch, Program } from '../isolation';
import type { Rung } from './level';
import { cureOf } from '../probe/cure-of';
import { nodeArguments } from './node-arguments';
import { stage } from './stage';

/** In the order in which they are tried; the first that is installed is used. */
const ENGINES = ['docker', 'podman'] as const;
const BOX = '/box';
const NOBODY = '65534:65534';
const TASKS = 64;
/** Counted over all containers of the user. */
const USER_TASKS = 2048;
const OPEN_FILES = 128;
const INFO_MS = 10_000;
const MB = 2 ** 20;
/** What an engine's client needs of our environment; nothing of it gets inside. */
const CLIENT_ENV = ['PATH', 'HOME', 'DOCKER_HOST', 'DOCKER_CONTEXT', 'CONTAINER_HOST', 'XDG_RUNTIME_DIR'];

/** A container for each worker, for systems on which users have no namespaces. */
export const container: Rung = {
  level: 'container',
  madeOf: "docker or podman without network, the kernel's limits, Node's permission model",
  promises: ['files', 'writes', 'network', 'signals', 'memory', 'all-memory', 'cpu-time', 'orphans', 'devices'],
  prepare() {
    const installed = ENGINES.filter((name) => findProgram(name));
    const shell = findProgram('sh');
    if (installed.length === 0 || !shell) return { status: 'unavailable', reason: 'Neither docker nor podman is installed.', cure: 'Install one of them.' }; // prettier-ignore
    const answers = installed.map((name) => spawnSync(findProgram(name)!, ['info'], { encoding: 'utf8', timeout: INFO_MS })); // prettier-ignore
    const engine = installed[answers.findIndex(({ status }) => status === 0)];
    if (!engine) return { status: 'unavailable', reason: lastLine(answers[0]!.stderr), cure: cureOf('container', 'daemon') }; // prettier-ignore
    return { status: 'ready', enclose: (program) => contained(program, engine, shell) };
  },
};

/** The image whose Node runs; it has to be there, since nothing is fetched. */
export function containerImage(): string {
  return process.env['GRADUS_IMAGE'] ?? `docker.io/library/node:${process.versions.node}-slim`;
}

/**
 * The border is descriptors 3 and 4, but an engine hands on only 0 to 2. So they change places outside, and inside a
 * supervisor puts them back; it ends everything when the judge is gone, which an engine would not.
 */
function contained(program: Program, engine: (typeof ENGINES)[number], shell: string): Launch {
  const { script } = stage(program, { 'supervise.cjs': join(__dirname, 'supervise.cjs') });
  const inside = nodeArguments(program, `${BOX}/program.cjs`, [`${BOX}/`]);
  const { dataMb, cpuSeconds } = program.bounds;
  const run = [
    ...[findProgram(engine)!, 'run', '--rm', '--interactive', '--pull', 'never', '--entrypoint', 'node'],
    ...['--network', 'none', '--read-only', '--ipc', 'none', '--cap-drop', 'ALL', '--user', NOBODY],
    ...['--security-opt', 'no-new-privileges', '--hostname', 'box', '--workdir', BOX],
    ...['--pids-limit', String(TASKS), '--memory', `${2 * dataMb}m`],
    ...['--ulimit', `data=${dataMb * MB}:${dataMb * MB}`, '--ulimit', `cpu=${cpuSeconds}:${cpuSeconds + 1}`],
    ...[
      '--ulimit',
      `nofile=${OPEN_FILES}:${OPEN_FILES}`,
      '--ulimit',
      `nproc=${USER_TASKS}:${USER_TASKS}`,
      '--ulimit',
      'core=0:0',
      '--ulimit',
      'fsize=0:0',
    ],
    ...(engine === 'podman' ? ['--read-only-tmpfs=false', '--security-opt', 'label=disable', '--log-driver', 'none'] : ['--log-driver', 'none']), // prettier-ignore
    ...Object.entries(program.env).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
    ...['--volume', `${join(script, '..')}:${BOX}:ro`, containerImage()],
  ];
  const env = Object.fromEntries(CLIENT_ENV.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]!]]))); // prettier-ignore
  const [command, ...args] =
    program.channel === 'border'
      ? [shell, '-c', 'exec "$@" <&3 >&4', 'sh', ...run, `${BOX}/supervise.cjs`, ...inside]
      : [...run, ...inside];
  return { command: command!, args, env };
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) || 'The engine does not answer.';
}
