import { Project, type SourceFile } from 'ts-morph';

/** Made on first use: its start costs more than the files it reads. */
let project: Project | undefined;

/** Parses a file without looking at what it imports; line ends become `\n`. Each call forgets the file of the call before. */
export function parseSource(text: string, path: string): SourceFile {
  project ??= new Project({ useInMemoryFileSystem: true, skipFileDependencyResolution: true });
  project.getSourceFiles().forEach((file) => file.forget());
  return project.createSourceFile(`/${path}`, text.replaceAll('\r\n', '\n'), { overwrite: true });
}
