import { container } from './container';
import { full } from './full';
import type { Rung } from './level';
import { uid } from './uid';
import { weak } from './weak';

/** All levels, the strongest first. */
export const LADDER: readonly Rung[] = [full, container, uid, weak];
