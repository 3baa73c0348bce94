import { homedir } from 'node:os';
import { join } from 'node:path';
import { dataSetFolder } from './cache-folder';

const folder = (env: NodeJS.ProcessEnv, platform: NodeJS.Platform) => dataSetFolder('mnist', env, platform);

test.each<[NodeJS.ProcessEnv, NodeJS.Platform, string]>([
  [{ GRADUS_CACHE: '/mine', XDG_CACHE_HOME: '/xdg' }, 'linux', '/mine/data/mnist'],
  [{ XDG_CACHE_HOME: '/xdg' }, 'darwin', '/xdg/gradus/data/mnist'],
  [{}, 'linux', join(homedir(), '.cache/gradus/data/mnist')],
  [{}, 'darwin', join(homedir(), 'Library/Caches/gradus/data/mnist')],
  [{ LOCALAPPDATA: '/local' }, 'win32', '/local/gradus/Cache/data/mnist'],
])('data sets are kept where %j and %s say', (env, platform, expected) => {
  expect(folder(env, platform)).toBe(expected);
});
