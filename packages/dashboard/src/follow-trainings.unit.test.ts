import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Training } from '@gradus/contract';
import { followTrainings } from './follow-trainings';
import { keepTraining } from './keep-training';

const root = mkdtempSync(join(tmpdir(), 'trainings-'));
afterAll(() => rmSync(root, { recursive: true }));

const training = (...values: number[]): Training => ({
  epochs: 10,
  curve: { unit: 'epoch', series: [{ name: 'loss', values }] },
});

test('followTrainings() shows what keepTraining() keeps, the latest first', () => {
  const state = followTrainings(root);
  expect(state().curves).toEqual([]);
  keepTraining(root, { id: '4.11', name: 'train' }, training(2));
  keepTraining(root, { id: '5.10', name: 'trainMlp' }, training(3));
  utimesSync(join(root, '.gradus/trainings/5.10.json'), 0, 0);
  keepTraining(root, { id: '4.11', name: 'train' }, training(2, 1));
  expect(state().curves.map(({ exercise, curve }) => [exercise.id, curve.series[0]!.values])).toEqual([
    ['4.11', [2, 1]],
    ['5.10', [3]],
  ]);
});

test('keepTraining() ends no training where it cannot write', () => {
  writeFileSync(join(root, 'file'), '');
  expect(() => keepTraining(join(root, 'file'), { id: '4.11', name: 'train' }, training(1))).not.toThrow();
});
