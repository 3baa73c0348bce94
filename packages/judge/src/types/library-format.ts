import type ts from 'typescript';

/** All that the compiler reads beside the answers themselves, by path from the course's root. */
export interface TypeLibrary {
  readonly options: ts.CompilerOptions;
  readonly files: Readonly<Record<string, string>>;
}

/** Where the course seems to lie for who reads the library. */
export const COURSE = '/course';
/** Where the compiler's own declarations lie in a course. */
export const LIB = 'node_modules/typescript/lib';
