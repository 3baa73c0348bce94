import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Limits, WorkerModule } from '@gradus/contract';
import type { Isolation } from '@gradus/sandbox';
import type { Course } from './course';
import { workerProgram } from './worker-isolation';

const DAY_MS = 24 * 60 * 60 * 1000;

/** The same isolation, but the worker waits for a debugger, which Node's permission model would not let in. */
export function waitingForDebugger(isolation: Isolation, course: Course, backend: string, port: number): Isolation {
  const program = workerProgram(course, backend);
  const options = [...(program.options ?? []), `--inspect-wait=127.0.0.1:${port}`];
  return { ...isolation, launch: isolation.enclose({ ...program, native: true, options }) };
}

/** Whoever looks at a value for an hour is not too slow. */
export function withoutDeadlines(limits: Limits): Limits {
  return { ...limits, callMs: DAY_MS, exerciseMs: DAY_MS };
}

/** A module whose source map a debugger finds, and which leads it to the file in the editor. */
export function mappedForDebugger(module: WorkerModule, root: string, path: string): WorkerModule {
  const sources = [pathToFileURL(join(root, path)).href];
  const map = JSON.stringify({ ...(JSON.parse(module.map) as object), sources, sourceRoot: undefined });
  const url = `data:application/json;base64,${Buffer.from(map).toString('base64')}`;
  return { ...module, code: `${module.code}\n//# sourceMappingURL=${url}\n` };
}
