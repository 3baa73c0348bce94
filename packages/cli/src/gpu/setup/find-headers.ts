import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Found, found, missing } from './found';

const FILE = 'include/node/node_api.h';

/**
 * The folder with Node's headers, without network: beside Node, where npm was told that they are, or where node-gyp has
 * downloaded them before. Its interface for native code (N-API) is the same in all versions.
 */
export function findHeaders(
  node = process.execPath,
  env: Readonly<NodeJS.ProcessEnv> = process.env,
  home = homedir(),
): Found<string> {
  const version = process.versions.node;
  const places = [
    dirname(dirname(node)),
    ...(env['npm_config_nodedir'] ? [env['npm_config_nodedir']] : []),
    ...(env['NPM_CONFIG_NODEDIR'] ? [env['NPM_CONFIG_NODEDIR']] : []),
    join(home, '.cache/node-gyp', version),
    '/usr',
    '/usr/local',
  ];
  const place = places.find((folder) => existsSync(join(folder, FILE)));
  if (place !== undefined) return found(join(place, 'include/node'), `headers of Node in ${describe(place)}`);
  return missing(
    `Node's headers are not here: no ${FILE} in ${places[0]}.`,
    'Install Node from https://nodejs.org, which has them, or run npx node-gyp install, which downloads them.',
  );
}

function describe(place: string): string {
  const file = join(place, 'include/node/node_version.h');
  if (!existsSync(file)) return place;
  const text = readFileSync(file, 'utf8');
  const part = (name: string) => new RegExp(`#define NODE_${name}_VERSION (\\d+)`).exec(text)?.[1];
  return `${place}/include/node, ${part('MAJOR')}.${part('MINOR')}.${part('PATCH')}`;
}
