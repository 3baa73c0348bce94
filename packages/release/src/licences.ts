import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const manifestSchema = z.object({
  version: z.string(),
  license: z.string().optional(),
  author: z.union([z.string(), z.object({ name: z.string() })]).optional(),
});

/** What the packages that are built into the machine ask to be given with them: their names and the texts of their licences. */
export function licences(root: string, packages: Iterable<string>): string {
  const parts = [...packages].sort().map((name) => {
    const folder = folderOf(root, name);
    const { version, license, author } = manifestSchema.parse(
      JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
    );
    const by = typeof author === 'string' ? author : author?.name;
    const head = `${name} ${version}: ${license ?? 'see below'}${by ? `, ${by}` : ''}`;
    const file = readdirSync(folder).find((each) => /^licen[cs]e(\.(md|txt))?$/i.test(each));
    return `${head}\n${'='.repeat(head.length)}\n\n${file ? readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim() : `https://www.npmjs.com/package/${name}`}\n`;
  });
  return `Packages of others that are built into this folder.\n\n${parts.join('\n\n')}`;
}

function folderOf(root: string, name: string): string {
  const inner = readdirSync(join(root, 'packages')).map((each) => join(root, 'packages', each, 'node_modules', name));
  return [join(root, 'node_modules', name), ...inner].find((each) => existsSync(join(each, 'package.json')))!;
}
