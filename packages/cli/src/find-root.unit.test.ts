import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRoot } from './find-root';
import { UsageError } from './usage-error';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'find-root-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function makeFolder(...path: string[]): string {
  const made = join(folder, ...path);
  mkdirSync(made, { recursive: true });
  return made;
}

describe('findRoot', () => {
  it('finds the course from its folder and from every folder below', () => {
    writeFileSync(join(folder, 'nx.json'), '{}');
    makeFolder('grader');
    expect(findRoot(folder)).toBe(folder);
    expect(findRoot(makeFolder('exercises', '04-softmax', 'images'))).toBe(folder);
  });

  it('finds the nearest of two', () => {
    writeFileSync(join(folder, 'nx.json'), '{}');
    makeFolder('grader');
    const inner = makeFolder('copies', 'mine');
    writeFileSync(join(inner, 'nx.json'), '{}');
    makeFolder('copies', 'mine', 'grader');
    expect(findRoot(makeFolder('copies', 'mine', 'exercises'))).toBe(inner);
  });

  it.each(['nx.json', 'grader'])('is not content with %s alone', (name) => {
    if (name === 'grader') makeFolder('grader');
    else writeFileSync(join(folder, name), '{}');
    expect(() => findRoot(folder)).toThrow(
      new UsageError('This is not a Gradus course: run the command inside its folder.'),
    );
  });
});
