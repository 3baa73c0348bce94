import type { Course } from '@gradus/judge';
import { selectOne } from '../select';
import { print } from '../terminal';
import { lookAtReference, type LookOptions } from './reference';

/** `gradus show 4.02`: the reference solution. Exit code 1 while it stays closed. */
export function show(course: Course, word: string, options: LookOptions): number {
  const look = lookAtReference(course, selectOne(course, word), options);
  print(look.status === 'open' ? look.text.trimEnd() : look.message);
  return look.status === 'open' ? 0 : 1;
}
