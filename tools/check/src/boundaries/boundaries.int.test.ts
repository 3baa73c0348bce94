import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { boundariesMarkdown } from './boundaries-markdown';
import { BOUNDARIES } from './table';

const root = join(__dirname, '../../../..');

describe('boundaries of this repository', () => {
  it('are enforced by eslint.config.mjs', () => {
    const input = "import '../../solutions/04-softmax/02-softmax';\n";
    const args = ['--stdin', '--stdin-filename', 'exercises/04-softmax/02-softmax.ts'];
    const { stdout, status } = start('eslint/bin/eslint.js', args, input);
    expect(stdout).toContain('Files of "exercises" must not import "../../solutions/04-softmax/02-softmax"');
    expect(status).toBe(1);
  });

  it.each(readdirSync(join(root, 'packages')))(
    'have a row for packages/%s, which declares no other package',
    (name) => {
      const { dependencies = {} } = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'));
      const declared = Object.keys(dependencies).filter((one) => one.startsWith('@gradus/'));
      const row = BOUNDARIES.find(({ who }) => who === name);
      const allowed = row?.packages.map((one) => `@gradus/${one.split('/')[0]}`);
      expect(allowed).toEqual(expect.arrayContaining(declared));
    },
  );
});

describe('boundariesMarkdown', () => {
  it('needs no formatting', () => {
    const { stdout } = start(
      'prettier/bin/prettier.cjs',
      ['--stdin-filepath', 'CONTRIBUTING.md'],
      boundariesMarkdown(),
    );
    expect(stdout).toBe(boundariesMarkdown());
  });
});

function start(program: string, args: string[], input: string) {
  const options = { cwd: root, input, encoding: 'utf8' } as const;
  return spawnSync(process.execPath, [join(root, 'node_modules', program), ...args], options);
}
