import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../usage-error';
import { fillFresh } from './fresh-folder';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'fresh-'))));
afterEach(() => rmSync(root, { recursive: true }));

describe('fillFresh', () => {
  it('puts all files in the place of all that were there', () => {
    fillFresh(join(root, 'report'), (write) => write('old.html', ''));
    fillFresh(join(root, 'report'), (write) => write('a/new.html', 'x'));
    expect(readdirSync(join(root, 'report'))).toEqual(['a']);
    expect(readFileSync(join(root, 'report/a/new.html'), 'utf8')).toBe('x');
    expect(readdirSync(root)).toEqual(['report']);
  });

  it('leaves everything as it was if something goes wrong', () => {
    fillFresh(join(root, 'report'), (write) => write('old.html', 'x'));
    const broken = () =>
      fillFresh(join(root, 'report'), (write) => {
        write('new.html', 'y');
        throw new Error('a defect');
      });
    expect(broken).toThrow('a defect');
    expect(readdirSync(root)).toEqual(['report']);
    expect(readdirSync(join(root, 'report'))).toEqual(['old.html']);
  });

  it('says where it cannot write', () => {
    writeFileSync(join(root, 'file'), '');
    expect(() => fillFresh(join(root, 'file/report'), (write) => write('a', ''))).toThrow(UsageError);
  });
});
