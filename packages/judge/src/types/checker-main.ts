import { createReadStream, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { typeChecker, type TypedFile } from './check-types';
import type { TypeLibrary } from './library-format';

/** The type checker's process: answers of one submission from descriptor 3, a line of JSON, and what the compiler says on 4. */
export function serve(library: TypeLibrary): void {
  const check = typeChecker(library);
  createInterface({ input: createReadStream('', { fd: 3 }), crlfDelay: Infinity }).on('line', (line) => {
    const bytes = Buffer.from(`${JSON.stringify(check(JSON.parse(line) as TypedFile[]))}\n`);
    for (let written = 0; written < bytes.length;) written += writeSync(4, bytes, written);
  });
}
