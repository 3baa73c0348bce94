import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DATA_SETS, type DataSet, dataSetFolder, formatBytes } from '@gradus/datasets/download';
import { print } from '../terminal';

/** `gradus data list`: what can be downloaded, and what is here, judged by sizes. */
export function list(): number {
  print(`Data sets, kept in ${dirname(dataSetFolder('any'))}:\n`);
  for (const set of DATA_SETS) {
    const bytes = set.files.reduce((sum, file) => sum + file.bytes, 0);
    print(`  ${set.name.padEnd(14)} ${formatBytes(bytes).padStart(8)}  ${stateOf(set).padEnd(13)}  ${set.about}`);
  }
  print('\nFetch one: npx gradus data get mnist    use it: GRADUS_DATA=mnist npm test -- 4.11');
  return 0;
}

function stateOf({ name, files }: DataSet): string {
  const here = files.filter((file) => sizeOf(join(dataSetFolder(name), file.name)) === file.bytes).length;
  return here === files.length ? 'here' : here === 0 ? 'not here' : `${here} of ${files.length} files`;
}

function sizeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.size;
}
