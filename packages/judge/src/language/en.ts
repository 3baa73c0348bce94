/** What the judge says before anything of an answer runs. Every other language has the same keys and takes the same. */
export const en = {
  missing: (path: string) => `${path} is missing; "npx gradus stubs" brings it back.`,
  notStarted: (exercise: string) => `Exercise ${exercise} is not implemented yet.`,
  notRegular: (path: string) => `${path} is not a regular file.`,
  behindLink: (path: string) => `${path} lies behind a link.`,
  tooLarge: (path: string, megabytes: number) => `${path} is larger than ${megabytes} MB.`,
  notUtf8: (path: string) => `${path} is not UTF-8 text: save it with the encoding UTF-8.`,
  unreadable: (path: string, code: string | undefined) => `${path} cannot be read (${code}).`,
  notParsed: (path: string) => `${path} was not parsed.`,
  notTypeScript: (place: string, reason: string) => `${place} is not valid TypeScript: ${reason}`,
  nestedTooDeeply: (path: string) => `${path} cannot be read: it is nested too deeply, or too large to be parsed.`,
  usesName: (path: string, name: string, exercise: string) =>
    `${path} uses ${name}, which exercise ${exercise} asks you to do without.`,
  imports: (path: string, request: string, exercise: string, choices: string) =>
    `${path} imports "${request}". Exercise ${exercise} may import only ${choices}.`,
  ownMissing: (exercise: string, used: string, path: string) =>
    `${exercise} imports your ${used}, and ${path} is missing; "npx gradus stubs" brings it back.`,
  ownNotWritten: (exercise: string, used: string, path: string, id: string) =>
    `${exercise} imports your ${used}, which is not written yet (${path}). Write that one first: npm test -- ${id}`,
  ownUnusable: (exercise: string, used: string, why: string) =>
    `${exercise} imports your ${used}, which cannot be used: ${why}`,
  ownWrong: (used: string) => `It is judged with your ${used}, which does not pass: put that right first.`,

  // Which backend is taken
  backendProblem: (backend: string, problem: string) => `Backend ${backend}: ${problem}.`,
  backendMissing: (backend: string, command: string) => `Backend ${backend}: not installed (${command}).`,
  backendOfSoftware: (backend: string, device: string) =>
    `Backend ${backend}: only a GPU made of software (${device}), slower than wasm; GRADUS_BACKEND=${backend} insists.`,
  backendFileMissing: (backend: string, file: string) => `Backend ${backend}: ${file} is missing (npm ci).`,
  goingOnWith: (note: string, backend: string) => `${note} Going on with ${backend}.`,
};

export type Phrases = typeof en;
