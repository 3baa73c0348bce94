import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compile, MODULES } from './compile';
import { toSource } from './to-source';

/** Writes the binaries from assembly/: `npm run build --workspace @gradus/backend`. */
async function main(): Promise<void> {
  for (const module of MODULES) {
    const binary = await compile(module);
    await writeFile(join(__dirname, '..', module.target), toSource(binary));
    console.log(`${module.target}: ${binary.length} bytes of WebAssembly`);
  }
}

void main();
