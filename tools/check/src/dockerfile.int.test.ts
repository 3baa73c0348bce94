import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DockerfileParser } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';

const ROOT = resolve(__dirname, '../../..');
const text = readFileSync(join(ROOT, 'Dockerfile'), 'utf8');
const dockerfile = DockerfileParser.parse(text);
const instructions = dockerfile.getInstructions();
const named = (name: string) => instructions.filter((instruction) => instruction.getKeyword() === name);

test('a parser finds nothing wrong with the Dockerfile, and does with a wrong one', () => {
  expect(validate(text)).toEqual([]);
  expect(validate(`${text}\nCOPPY a b\n`)).not.toEqual([]);
});

test('nothing in it runs as root, or is fetched under a name that moves', () => {
  expect(named('USER').at(-1)?.getArgumentsContent()).toBe('node');
  for (const from of dockerfile.getFROMs()) expect(from.getImageTag()).toMatch(/^\d+\.\d+\.\d+-/);
  expect(named('ADD')).toEqual([]);
});

test('what it copies is there, and let through to the build', () => {
  const ignored = readFileSync(join(ROOT, '.dockerignore'), 'utf8').split('\n');
  const sources = named('COPY').flatMap((copy) => copy.getArguments().slice(0, -1).map(String));
  expect(ignored).toContain('*');
  expect(ignored).toContain('**/node_modules');
  for (const source of sources) {
    expect(existsSync(join(ROOT, source))).toBe(true);
    expect(ignored).toContain(`!${source}`);
  }
  expect(ignored.filter((line) => line.startsWith('!')).length).toBe(sources.length);
});
