import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import {
  checkFile,
  DATA_SETS,
  type DataSet,
  dataSetFolder,
  dataSetNamed,
  type Identified,
  identifyFiles,
  problemText,
} from '@gradus/datasets/download';
import { plainText } from '@gradus/reports';
import { print } from '../terminal';
import { UsageError } from '../usage-error';

/**
 * `gradus data verify [NAME|FOLDER]`: compares files with the checksums of what they should be, or says of a folder what
 * is in it. Without a word, all data sets that are here. Exit code 1 if a file is not right.
 */
export async function verify(word: string | undefined): Promise<number> {
  if (word === undefined) return verifyAll();
  const set = dataSetNamed(word);
  if (set) return (await verifySet(set)) ? 0 : 1;
  if (existsSync(word)) return (await verifyFolder(word)) ? 0 : 1;
  const names = DATA_SETS.map(({ name }) => name).join(', ');
  throw new UsageError((phrases) => phrases.noDataSetOrFolder(word, names));
}

async function verifyAll(): Promise<number> {
  const here = DATA_SETS.filter(({ name }) => existsSync(dataSetFolder(name)));
  if (here.length === 0) print('No data set is here. See what there is: npx gradus data list');
  let areRight = true;
  for (const set of here) areRight = (await verifySet(set)) && areRight;
  return areRight ? 0 : 1;
}

async function verifySet(set: DataSet): Promise<boolean> {
  const folder = dataSetFolder(set.name);
  print(`${set.name} in ${folder}:`);
  const problems = await Promise.all(
    set.files.map(async (file) => problemText(await checkFile(join(folder, file.name), file), file)),
  );
  set.files.forEach(({ name }, i) => print(lineOf(name, problems[i])));
  const areRight = problems.every((problem) => problem === undefined);
  if (!areRight) print(`Fetch what is not right: npx gradus data get ${set.name}`);
  return areRight;
}

async function verifyFolder(folder: string): Promise<boolean> {
  const found = await identifyFiles(folder);
  if (found.length === 0) print(`${folder} has no file that a lesson could read (IDX files, .txt).`);
  for (const file of found) print(plainText(lineOfFound(folder, file)));
  return found.length > 0 && found.every(({ status }) => status !== 'unreadable');
}

function lineOfFound(folder: string, file: Identified): string {
  const name = relative(folder, file.path);
  switch (file.status) {
    case 'known':
      return lineOf(`${name}: ${file.dataSet}`);
    case 'readable':
      return lineOf(`${name}: ${file.content}; not a file of a data set we know`);
    case 'unreadable':
      return lineOf(name, `is damaged: ${file.reason}`);
  }
}

function lineOf(what: string, problem?: string): string {
  return problem === undefined ? `  ✓ ${what}` : `  ✗ ${what} ${problem}`;
}
