import { findProgram } from '../find-program';
import { dropRoot, isRoot } from './drop-root';
import type { Rung } from './level';
import { resourceLimits } from './resource-limits';
import { stage } from './stage';
import { inPlace } from './weak';

/** For root in a container that allows no namespaces: a user of no name, limits of the kernel, Node's permission model. */
export const uid: Rung = {
  level: 'uid',
  madeOf: "a user of its own, the kernel's limits, Node's permission model",
  promises: ['files', 'writes', 'processes', 'memory', 'cpu-time', 'devices'],
  prepare() {
    if (process.platform !== 'linux') return { status: 'unavailable', reason: 'This is not Linux.', cure: 'Use a container, or WSL2 on Windows.' }; // prettier-ignore
    if (!isRoot()) return { status: 'unavailable', reason: 'Only root can change the user.', cure: 'Run as root, in a container made for grading.' }; // prettier-ignore
    const prefix = dropRoot();
    const prlimit = findProgram('prlimit');
    if (!prefix || !prlimit) return { status: 'unavailable', reason: 'setpriv or prlimit is missing.', cure: 'Install util-linux.' }; // prettier-ignore
    return {
      status: 'ready',
      enclose(program) {
        const { command, args, env } = inPlace(stage(program));
        const [first, ...rest] = [...prefix, prlimit, ...resourceLimits(program.bounds), command, ...args];
        return { command: first!, args: rest, env };
      },
    };
  },
};
