import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExerciseResult, LearningCurve, Results } from '@gradus/contract';
import { writeCurves, writeCurvesBeside } from './curves';

const root = mkdtempSync(join(tmpdir(), 'curves-'));
const file = join(root, '.gradus/curves/4.11.svg');
afterAll(() => rmSync(root, { recursive: true }));

const CURVE: LearningCurve = { unit: 'epoch', series: [{ name: 'loss', values: [2, 1] }] };

/** Only what the curves are made of. */
function resultsWith(curve: LearningCurve | undefined): Results {
  const exercises = [
    { id: '4.10', name: 'evaluate' },
    { id: '4.11', name: 'train', curve },
  ] as ExerciseResult[];
  return { lessons: [{ exercises }], provenance: {} } as Results;
}

test('writeCurves() draws the curves of what was run anew, or has no drawing yet', async () => {
  await writeCurves(root, resultsWith(CURVE), new Set());
  expect(readFileSync(file, 'utf8')).toMatch(/^<svg [^]*4\.11 train: learning curve[^]*<\/svg>\n$/);
  expect(readdirSync(join(root, '.gradus/curves'))).toEqual(['4.11.svg']);
  writeFileSync(file, 'an earlier one');
  await writeCurves(root, resultsWith(CURVE), new Set(['4.10']));
  expect(readFileSync(file, 'utf8')).toBe('an earlier one');
  await writeCurves(root, resultsWith(CURVE), new Set(['4.11']));
  expect(readFileSync(file, 'utf8')).toContain('<svg');
});

test('writeCurves() takes away a drawing of which there is no curve any more', async () => {
  await writeCurves(root, resultsWith(CURVE), new Set(['4.11']));
  await writeCurves(root, resultsWith(undefined), new Set(['4.11']));
  expect(existsSync(file)).toBe(false);
});

test('writeCurvesBeside() puts them into a folder named after the file', async () => {
  await writeCurvesBeside(join(root, 'ada.json'), resultsWith(CURVE));
  expect(readdirSync(join(root, 'ada.curves'))).toEqual(['4.11.svg']);
  await writeCurvesBeside(join(root, 'none.json'), resultsWith(undefined));
  expect(existsSync(join(root, 'none.curves'))).toBe(false);
});
