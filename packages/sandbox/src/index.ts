export { chooseIsolation, probeLadder, type Choice, type IsolationRequest } from './choose-isolation';
export { GUARANTEES, type Guarantee } from './guarantees';
export { LEVELS, type Isolation, type Launch, type Level, type Program } from './isolation';
export type { Probed } from './probe/probe-rung';
