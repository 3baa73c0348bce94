import type { DataSet } from '../catalog';
import { formatBytes } from '../format-bytes';

/** What to do when nothing can be fetched from here. */
export function helpByHand({ name, files }: DataSet, folder: string, env: NodeJS.ProcessEnv): string {
  const proxy = env['HTTPS_PROXY'] ?? env['https_proxy'];
  return [
    'Is this computer online? The same command goes on where it was interrupted.',
    ...(proxy === undefined ? [] : ['HTTPS_PROXY is set, but this download goes through no proxy.']),
    'By hand: fetch these files, from one of the folders above, wherever there is a network,',
    ...files.map((file) => `  ${file.name}  ${formatBytes(file.bytes)}`),
    `put them into\n  ${folder}`,
    `and check them: npx gradus data verify ${name}`,
  ].join('\n');
}
