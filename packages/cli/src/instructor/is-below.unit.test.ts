import { posix, win32 } from 'node:path';
import { isBelow } from './is-below';

test.each([
  [posix, '/class/in/graded', '/class/in', true],
  [posix, '/class/in', '/class/in', true],
  [posix, '/class/graded', '/class/in', false],
  [posix, '/class', '/class/in', false],
  [posix, '/class/in/..graded', '/class/in', true],
  [win32, 'C:\\class\\in\\graded', 'C:\\class\\in', true],
  [win32, 'c:\\Class\\IN\\graded', 'C:\\class\\in', true],
  [win32, 'C:\\class\\graded', 'C:\\class\\in', false],
  [win32, 'D:\\graded', 'C:\\class\\in', false],
  [win32, '\\\\server\\share\\graded', 'C:\\class\\in', false],
])('isBelow() with %#: %s', (flavour, path, folder, expected) => expect(isBelow(path, folder, flavour)).toBe(expected));
