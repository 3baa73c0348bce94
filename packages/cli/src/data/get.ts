import { type DataSet, getDataSet } from '@gradus/datasets/download';
import { plainText } from '@gradus/reports';
import { print } from '../terminal';
import { named } from './named';
import { showProgress } from './show-progress';

/** `gradus data get NAME`: downloads data sets. Exit code 1 if one could not be had. */
export async function get(names: readonly string[]): Promise<number> {
  for (const set of names.map(named)) {
    const folder = await getDataSet(set, { onProgress: showProgress() }).catch(complain);
    if (folder === undefined) return 1;
    print(`\n${set.about} is in ${folder}, and the checksums are right.`);
    print(`Use it: GRADUS_DATA=${set.name} npm test -- ${set.exercise}${noteOn(set)}`);
  }
  return 0;
}

function noteOn({ note }: DataSet): string {
  return note === undefined ? '' : `\n${note}`;
}

/** Reasons contain what servers and libraries say. */
function complain(error: Error): undefined {
  process.stderr.write(`\n${plainText(error.message, 10_000)}\n`);
}
