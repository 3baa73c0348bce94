import { posix } from 'node:path';
import ts from 'typescript';
import { COURSE, LIB, type TypeLibrary } from './library-format';

/** An answer, with its path below `exercises/`. */
export interface TypedFile {
  readonly path: string;
  readonly text: string;
}

const MOST_PER_FILE = 5;
const MOST_CHARACTERS = 500;

/**
 * Makes what asks the compiler about answers, again and again: what it has read of the library it keeps. Other exercises
 * are their reference solutions' declarations, as they are when answers run.
 */
export function typeChecker({ options, files }: TypeLibrary): (answers: readonly TypedFile[]) => string[][] {
  const library = new Map(Object.entries(files).map(([path, text]) => [`${COURSE}/${path}`, text]));
  const folders = foldersOf(library.keys());
  const parsed = new Map<string, ts.SourceFile>();
  const found = new Map<string, ts.ResolvedModuleFull | undefined>();
  let last: ts.Program | undefined;
  return (answers) => {
    const own = new Map(answers.map(({ path, text }) => [`${COURSE}/exercises/${path}`, text]));
    const sourceOf = (path: string, languageVersion: ts.ScriptTarget | ts.CreateSourceFileOptions) => {
      const text = own.get(path);
      if (text !== undefined) return ts.createSourceFile(path, text, languageVersion);
      const known = parsed.get(path);
      if (known) return known;
      const given = library.get(path);
      if (given === undefined) return undefined;
      const source = ts.createSourceFile(path, given, languageVersion);
      parsed.set(path, source);
      return source;
    };
    const host: ts.CompilerHost = {
      getSourceFile: sourceOf,
      getDefaultLibFileName: (given) => `${COURSE}/${LIB}/${ts.getDefaultLibFileName(given)}`,
      getDefaultLibLocation: () => `${COURSE}/${LIB}`,
      writeFile: () => {},
      getCurrentDirectory: () => COURSE,
      getCanonicalFileName: (path) => path,
      useCaseSensitiveFileNames: () => true,
      getNewLine: () => '\n',
      fileExists: (path) => own.has(path) || library.has(path),
      readFile: (path) => own.get(path) ?? library.get(path),
      directoryExists: (path) => folders.has(path),
      getDirectories: (path) => [...folders].filter((folder) => posix.dirname(folder) === path).map((folder) => posix.basename(folder)), // prettier-ignore
      resolveModuleNameLiterals: (literals, containing, _, given) =>
        literals.map(({ text }) => ({ resolvedModule: resolved(text, containing, given) })),
    };
    function resolved(name: string, from: string, given: ts.CompilerOptions): ts.ResolvedModuleFull | undefined {
      if (own.has(from) && name.startsWith('.')) return reference(name, from);
      const key = `${posix.dirname(from)}\0${name}`;
      if (!found.has(key)) found.set(key, ts.resolveModuleName(name, from, given, host).resolvedModule);
      return found.get(key);
    }
    function reference(name: string, from: string): ts.ResolvedModuleFull | undefined {
      const beside = posix.join(posix.dirname(from), name.replace(/\.(ts|js)$/, ''));
      const file = `${beside.replace('/exercises/', '/solutions/')}.d.ts`;
      return library.has(file) ? { resolvedFileName: file, extension: ts.Extension.Dts } : undefined;
    }
    last = ts.createProgram([...own.keys()], options, host, last);
    const program = last;
    return [...own.keys()].map((path) => adviceOn(program, program.getSourceFile(path)!));
  };
}

function adviceOn(program: ts.Program, source: ts.SourceFile): string[] {
  const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  return found.slice(0, MOST_PER_FILE).map(({ start = 0, messageText }) => {
    const line = source.getLineAndCharacterOfPosition(start).line + 1;
    return `line ${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`.slice(0, MOST_CHARACTERS);
  });
}

function foldersOf(paths: Iterable<string>): Set<string> {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let folder = posix.dirname(path); folder !== '/' && !folders.has(folder); folder = posix.dirname(folder)) folders.add(folder); // prettier-ignore
  }
  folders.add(`${COURSE}/exercises`);
  return folders;
}
