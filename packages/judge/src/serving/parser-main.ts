import { createReadStream, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseAnswer } from '../parse-answer';

// The parser's process in a class run: files from descriptor 3, a line of JSON each, and an answer for each on 4.

createInterface({ input: createReadStream('', { fd: 3 }), crlfDelay: Infinity }).on('line', (line) => {
  const answer = parseAnswer(JSON.parse(line) as { path: string; text: string });
  const bytes = Buffer.from(`${JSON.stringify(answer)}\n`);
  for (let written = 0; written < bytes.length;) written += writeSync(4, bytes, written);
});
