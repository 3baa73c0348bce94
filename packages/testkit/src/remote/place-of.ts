import { SourceMap } from 'node:module';
import type { WorkerModule } from '@gradus/contract';

/** Where in the student's own file an error arose, `02-softmax.ts:12`, found through the source map. */
export function placeOf(stack: string, main: string, modules: readonly WorkerModule[]): string | undefined {
  const file = `${main}.ts`;
  const frame = stack.split('\n').find((line) => line.includes(`${file}:`));
  const [, line, column] = /:(\d+):(\d+)\)?$/.exec(frame ?? '') ?? [];
  const map = modules.find((module) => module.name === main)?.map;
  if (line === undefined || map === undefined) return undefined;
  const entry = new SourceMap(JSON.parse(map)).findEntry(Number(line) - 1, Number(column) - 1);
  return 'originalLine' in entry ? `${file}:${entry.originalLine + 1}` : undefined;
}
