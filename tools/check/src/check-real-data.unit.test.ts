import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkRealData, realData } from './check-real-data';
import { runCommand } from './run-command';

jest.mock('./run-command', () => ({ runCommand: jest.fn() }));

let around: string;
let root: string;
const before = process.env['GRADUS_DATA'];
beforeEach(() => {
  around = mkdtempSync(join(tmpdir(), 'gradus-check-'));
  root = join(around, 'checkout');
  mkdirSync(root);
  delete process.env['GRADUS_DATA'];
});
afterEach(() => {
  rmSync(around, { recursive: true });
  if (before !== undefined) process.env['GRADUS_DATA'] = before;
});

it('realData() is GRADUS_DATA, or else data/ in the checkout, or else shared/data beside it', () => {
  expect(realData(root, {})).toBeUndefined();
  mkdirSync(join(root, 'data'));
  expect(realData(root, {})).toBeUndefined();
  put('../shared/data/mnist/train-labels-idx1-ubyte');
  expect(realData(root, {})).toBe(join(around, 'shared/data'));
  put('data/book.txt');
  expect(realData(root, { GRADUS_DATA: '' })).toBe(join(root, 'data'));
  expect(realData(root, { GRADUS_DATA: around })).toBe(around);
  expect(() => realData(root, { GRADUS_DATA: join(around, 'nowhere') })).toThrow('neither a folder nor a data set');
});

describe('checkRealData()', () => {
  const report = (content: object, exitCode = 0) =>
    jest.mocked(runCommand).mockResolvedValue({ exitCode, stdout: JSON.stringify(content), output: '' });

  it('is skipped, with the reason, if there are none', async () => {
    expect(await checkRealData(root)).toMatchObject({
      ...{ passed: 0, failed: 0, skipped: 1 },
      output: expect.stringContaining('There are no real data'),
    });
  });

  it('counts checks, and exercises for which there is nothing', async () => {
    put('data/book.txt');
    report({ passed: 40, failed: 0, skipped: ['9.10 was not measured.'], problems: [] });
    expect(await checkRealData(root)).toMatchObject({
      passed: 40,
      failed: 0,
      skipped: 1,
      output: '\n9.10 was not measured.',
    });
    report({ passed: 39, failed: 1, skipped: [], problems: [{ subject: '4.11 seed 1', problem: 'too low' }] }, 1);
    expect(await checkRealData(root)).toMatchObject({
      passed: 39,
      failed: 1,
      output: expect.stringContaining('4.11 seed 1: too low'),
    });
    expect(runCommand).toHaveBeenCalledWith(
      expect.objectContaining({ args: expect.arrayContaining([join(root, 'data')]) }),
      root,
    );
  });

  it('is a failure if nothing could be measured', async () => {
    put('data/book.txt');
    report({ passed: 0, failed: 0, skipped: ['all'], problems: [] }, 1);
    expect(await checkRealData(root)).toMatchObject({ passed: 0, failed: 1 });
    jest.mocked(runCommand).mockResolvedValue({ exitCode: 2, stdout: '', output: 'GRADUS_DATA names x' });
    expect(await checkRealData(root)).toMatchObject({ passed: 0, failed: 1, output: 'GRADUS_DATA names x' });
  });
});

function put(name: string): void {
  mkdirSync(dirname(join(root, name)), { recursive: true });
  writeFileSync(join(root, name), '');
}
