import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where downloaded data sets are kept, each in a folder of its name: below GRADUS_CACHE, or where the platform keeps caches. */
export function dataSetFolder(name: string, env: NodeJS.ProcessEnv = process.env, platform = process.platform): string {
  return join(cacheFolder(env, platform), 'data', name);
}

function cacheFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (env['GRADUS_CACHE']) return resolve(env['GRADUS_CACHE']);
  if (env['XDG_CACHE_HOME']) return resolve(env['XDG_CACHE_HOME'], 'gradus');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'gradus');
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'gradus', 'Cache');
  return join(homedir(), '.cache', 'gradus');
}
