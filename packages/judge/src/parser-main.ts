import { readFileSync, writeSync } from 'node:fs';
import { parseAnswer } from './parse-answer';

/** The parser's process: files from the standard input, a line of JSON for each; the first line says that it is there. */
function main(): void {
  const files = JSON.parse(readFileSync(0, 'utf8')) as { path: string; text: string }[];
  print('ready');
  for (const file of files) print(parseAnswer(file));
}

/** Written at once: the next file may end the process. */
function print(value: unknown): void {
  const line = Buffer.from(`${JSON.stringify(value)}\n`);
  for (let written = 0; written < line.length;) written += writeSync(1, line, written);
}

main();
