import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lesson } from '@gradus/contract';
import { z } from 'zod';

const count = z.int().nonnegative();
const countsSchema = z.object({ mutants: count, killed: count, timeouts: count, survived: count, explained: count });
const summarySchema = z.object({ totals: countsSchema });

export type Mutation = z.infer<typeof countsSchema>;

/** What `gradus mutate` found out about a lesson; undefined if nobody asked. */
export function mutationOf(root: string, { id }: Lesson): Mutation | undefined {
  const file = join(root, 'grader', id, 'mutation.json');
  return existsSync(file) ? summarySchema.parse(JSON.parse(readFileSync(file, 'utf8'))).totals : undefined;
}
