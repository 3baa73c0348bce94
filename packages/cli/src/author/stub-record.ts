import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Lesson, parseWith, sha256 } from '@gradus/contract';
import { z } from 'zod';

const recordSchema = z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/));

/** SHA-256 of every file as it was last generated: tells a stub nobody touched from one that somebody edited. */
export type StubRecord = z.infer<typeof recordSchema>;

/** `grader/NN-lesson/stubs.json`, written by `gradus stubs` and committed. */
export function recordFile(lesson: Lesson): string {
  return `grader/${lesson.id}/stubs.json`;
}

export function readRecord(root: string, lesson: Lesson): StubRecord {
  const file = recordFile(lesson);
  if (!existsSync(join(root, file))) return {};
  return parseWith(recordSchema, readFileSync(join(root, file), 'utf8'), { file });
}

export function writeRecord(root: string, lesson: Lesson, files: ReadonlyMap<string, Buffer>): void {
  writeFileSync(join(root, recordFile(lesson)), `${JSON.stringify(recordOf(files), null, 2)}\n`);
}

export function recordOf(files: ReadonlyMap<string, Buffer>): StubRecord {
  return Object.fromEntries([...files].map(([name, content]) => [name, sha256(content)]));
}
