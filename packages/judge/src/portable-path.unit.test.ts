import { posix, win32 } from 'node:path';
import { portablePath } from './portable-path';

test.each([
  ['Windows', win32, '04-softmax\\02-softmax.ts', '04-softmax/02-softmax.ts'],
  ['Windows, mixed', win32, 'a\\b/c.ts', 'a/b/c.ts'],
  ['Windows, absolute', win32, 'C:\\course\\a.ts', 'C:/course/a.ts'],
  ['others', posix, '04-softmax/02-softmax.ts', '04-softmax/02-softmax.ts'],
  ['others, where a backslash is a letter', posix, 'a\\b.ts', 'a\\b.ts'],
])('portablePath() of %s', (_, flavour, path, expected) => expect(portablePath(path, flavour)).toBe(expected));
