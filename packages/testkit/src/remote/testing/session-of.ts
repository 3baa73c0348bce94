import { join } from 'node:path';
import { transformSync } from '@swc/core';
import type { Limits, WorkerModule } from '@gradus/contract';
import { type BackendName, findPackages, isNative } from '@gradus/runtime/ladder';
import { exportProxy } from '../proxy';
import { Session } from '../session';
import { ownWorkers } from '../workers';

/** With time for a busy machine: who expects a timeout gives a deadline of their own. */
export const LIMITS: Limits = {
  callMs: 30_000,
  exerciseMs: 600_000,
  heapMb: 512,
  residentMb: 1024,
  outputBytes: 2 ** 20,
  outputKept: 2 ** 16,
};

const ROOT = join(__dirname, '../../../../..');
const WORKER = join(ROOT, 'packages/worker/src/main.ts');

/** The real worker, from its sources. */
const LAUNCH = {
  command: process.execPath,
  args: ['-e', `require(${JSON.stringify(require.resolve('jiti'))}).createJiti(${JSON.stringify(WORKER)}).import(${JSON.stringify(WORKER)})`],
}; // prettier-ignore

/** A native backend's drivers and libraries are found by variables. */
function environmentOf(backend: BackendName): Record<string, string> {
  if (!isNative(backend)) return { GRADUS_BACKEND: backend };
  const packages = JSON.stringify(findPackages(backend, ROOT));
  return {
    ...(process.env as Record<string, string>),
    TF_CPP_MIN_LOG_LEVEL: '3',
    GRADUS_BACKEND: backend,
    GRADUS_BACKEND_PACKAGES: packages,
  };
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests call what their text defines
type Anything = any;

/**
 * A session with a submission given as text; `student` and `probe` are its exports.
 *
 * @param areShared whether workers may be asked what was left behind in them
 * @param backend what the worker computes on; one that is installed
 */
export function sessionOf(
  answer: string,
  {
    probe,
    areShared = false,
    backend = 'cpu',
    ...limits
  }: Partial<Limits> & { probe?: string; areShared?: boolean; backend?: BackendName } = {},
): { session: Session; student: Anything; probe: Anything; ops: Anything } {
  const modules = [moduleOf('04-softmax/02-softmax', answer)];
  if (probe !== undefined) modules.push(moduleOf('04-softmax/02-softmax.probe', probe));
  const bounds = { ...LIMITS, ...limits };
  const launch = { ...LAUNCH, env: environmentOf(backend) };
  const session = new Session({ ...ownWorkers(launch, bounds), areShared }, bounds, {
    status: 'ready',
    main: modules[0]!.name,
    ...(modules[1] && { probe: modules[1].name }),
    modules,
  }); // prettier-ignore
  const proxies = { student: exportProxy(session, 'student'), probe: exportProxy(session, 'probe'), ops: exportProxy(session, 'ops') }; // prettier-ignore
  return { session, ...proxies };
}

function moduleOf(name: string, text: string): WorkerModule {
  const { code, map } = transformSync(text, {
    filename: `${name}.ts`,
    swcrc: false,
    configFile: false,
    sourceMaps: true,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022', keepClassNames: true },
    module: { type: 'commonjs' },
  });
  return { name, code, map: map! };
}
