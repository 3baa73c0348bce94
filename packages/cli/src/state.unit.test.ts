import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ContractError } from '@gradus/contract';
import { readState, writeState } from './state';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'state-'))));
afterEach(() => rmSync(root, { recursive: true }));

function damage(text: string): void {
  mkdirSync(join(root, '.gradus'));
  writeFileSync(join(root, '.gradus/state.json'), text);
}

describe('state', () => {
  it('is empty at first', () => {
    expect(readState(root)).toEqual({ hints: {} });
    expect(readdirSync(root)).toEqual([]);
  });

  it('is created, read back and replaced', () => {
    writeState(root, { hints: { '4.02': 1 } });
    expect(readState(root)).toEqual({ hints: { '4.02': 1 } });
    writeState(root, { hints: { '4.02': 2, '1.01': 3 } });
    expect(readState(root)).toEqual({ hints: { '4.02': 2, '1.01': 3 } });
  });

  it('is written for people to read, and leaves no half of a file', () => {
    writeState(root, { hints: { '4.02': 1 } });
    expect(readdirSync(join(root, '.gradus'))).toEqual(['state.json']);
    expect(readFileSync(join(root, '.gradus/state.json'), 'utf8')).toBe('{\n  "hints": {\n    "4.02": 1\n  }\n}\n');
  });

  it.each([
    ['{ "hints": ', 'is not JSON: '],
    ['{ "hints": { "4.02": 4 } }', 'is not valid:\n  hints.4.02: '],
    ['{ "hints": { "4.02": "1" } }', 'is not valid:\n  hints.4.02: '],
    ['{ "hints": { "softmax": 1 } }', 'is not valid:\n  hints.softmax: '],
    ['{ "hints": {}, "more": 1 }', 'is not valid:\n  (whole file): '],
    ['[]', 'is not valid:\n  (whole file): '],
  ])('damaged to %s names the file, the field and the cure', (text, problem) => {
    damage(text);
    let error: unknown;
    try {
      readState(root);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(ContractError);
    const { message } = error as Error;
    expect(message).toContain(`.gradus/state.json ${problem}`);
    expect(message).toMatch(/\nDelete the file to begin with the first hints again\.$/);
    expect(message.split('\n').length).toBeLessThanOrEqual(3);
  });

  it('does not hide an error of the disk', () => {
    mkdirSync(join(root, '.gradus/state.json'), { recursive: true });
    expect(() => readState(root)).toThrow(expect.objectContaining({ code: 'EISDIR' }));
  });
});
