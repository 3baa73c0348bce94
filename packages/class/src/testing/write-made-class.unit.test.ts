import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HOSTILE_NAMES } from '@gradus/contract/testing';
import { readRun } from '../read-run';
import { writeMadeClass } from './write-made-class';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'made-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('writeMadeClass() writes a folder that reads as a run', () => {
  writeMadeClass(join(folder, 'out'), { students: 6, hostile: true });
  const { settings, people } = readRun(join(folder, 'out'), []);
  expect(settings.lessons).toHaveLength(4);
  expect(people).toHaveLength(6 + HOSTILE_NAMES.length);
  expect(people.filter(({ results }) => results)).toHaveLength(6);
});
