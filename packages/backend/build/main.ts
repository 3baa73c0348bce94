import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compile } from './compile';
import { toSource } from './to-source';

/** Writes src/simd/binary.ts from assembly/: `npm run build --workspace @gradus/backend`. */
async function main(): Promise<void> {
  const binary = await compile();
  await writeFile(join(__dirname, '../src/simd/binary.ts'), toSource(binary));
  console.log(`src/simd/binary.ts: ${binary.length} bytes of WebAssembly`);
}

void main();
