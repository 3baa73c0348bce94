export { chooseIsolation, probeLadder, type Choice, type IsolationRequest } from './choose-isolation';
export { GUARANTEES, type Guarantee } from './guarantees';
export {
  LEVELS,
  type Addons,
  type Isolation,
  type Launch,
  type Level,
  type PackageFiles,
  type Program,
} from './isolation';
export { launchProcess } from './launch-process';
export { inPlace as encloseWeakly } from './levels/weak';
export { isStrong, type Probed } from './probe/probe-rung';
