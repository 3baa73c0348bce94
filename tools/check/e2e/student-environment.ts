import { delimiter } from 'node:path';

/** What npm tells the programs it starts about the package they are in, and what developers set for themselves. */
const OURS =
  /^(npm_(package|lifecycle|command|node_execpath|execpath|config_(local_prefix|json))|INIT_CWD$|NODE_ENV$|NODE_OPTIONS$|JEST_|GRADUS_|GIT_|NX_|FORCE_COLOR$)/;

/** The environment of somebody who opens a terminal, not of a test that npm has started. */
export function studentEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !OURS.test(name));
  const path = (env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  return { ...Object.fromEntries(kept), PATH: path.join(delimiter) };
}
