import { container } from './container';
import { full } from './full';
import { fullGpu } from './full-gpu';
import type { Rung } from './level';
import { uid } from './uid';
import { weak } from './weak';

/** All levels, the strongest first. */
export const LADDER: readonly Rung[] = [full, container, fullGpu, uid, weak];
