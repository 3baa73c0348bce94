import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { hashFolders, hashTexts } from '../hash-files';
import { forgetUnused, markUsed, putWhole } from '../kept';
import { portablePath } from '../portable-path';
import { COURSE, LIB, type TypeLibrary } from './library-format';

const FOLDERS = ['packages/backend/src', 'packages/datasets/src', 'packages/runtime/src', 'solutions'];

/**
 * The library as a file, made once for every state of the sources, in some seconds. Of the solutions it has the
 * declarations only: what a compiler says of an answer cannot quote what it never saw.
 *
 * @returns the file's path
 */
export function typeLibrary(root: string): string {
  const key = hashTexts([hashFolders(root, FOLDERS), ts.version]).slice(0, 16);
  const file = join(root, 'node_modules/.cache/gradus', `types-${key}.json`);
  if (existsSync(file)) {
    markUsed(file);
    return file;
  }
  putWhole(file, JSON.stringify(collect(root)));
  forgetUnused(dirname(file));
  return file;
}

function collect(root: string): TypeLibrary {
  const options = { ...optionsOf(root), preserveSymlinks: true }; // packages of the course lie behind links
  const declaring = { ...options, noEmit: false, declaration: true, emitDeclarationOnly: true };
  const files: Record<string, string> = {};
  const solutions = join(root, 'solutions');
  const isSolution = (path: string) => portablePath(path).startsWith(`${portablePath(solutions)}/`);
  const host = ts.createCompilerHost(declaring);
  host.getDefaultLibLocation = () => join(root, LIB);
  host.getDefaultLibFileName = (given) => join(root, LIB, ts.getDefaultLibFileName(given));
  const { readFile } = host;
  host.readFile = (path) => {
    const text = readFile(path);
    if (text !== undefined && !isSolution(path)) files[nameIn(root, path)] = text;
    return text;
  };
  const program = ts.createProgram(solutionFiles(solutions), declaring, host);
  for (const source of program.getSourceFiles()) {
    if (!isSolution(source.fileName)) files[nameIn(root, source.fileName)] = source.text;
    else program.emit(source, (path, text) => (files[nameIn(root, path)] = text), undefined, true);
  }
  return { options: elsewhere(root, options), files };
}

function optionsOf(root: string): ts.CompilerOptions {
  const host: ts.ParseConfigFileHost = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} };
  const parsed = ts.getParsedCommandLineOfConfigFile(join(root, 'tsconfig.exercises.json'), {}, host);
  const { configFilePath: _, ...options } = parsed!.options;
  return options;
}

/** Paths in the options are absolute, and in the box the course lies in {@link COURSE}. */
function elsewhere(root: string, options: ts.CompilerOptions): ts.CompilerOptions {
  return JSON.parse(JSON.stringify(options).replaceAll(portablePath(root), COURSE)) as ts.CompilerOptions;
}

function solutionFiles(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.ts')).map((name) => join(folder, name));
}

function nameIn(root: string, path: string): string {
  return portablePath(relative(root, path));
}
