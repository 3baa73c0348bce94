import { spawn } from 'node:child_process';

/** A Node program to start, with paths relative to the root. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
}

export interface Ended {
  /** `null` if a signal ended it. */
  readonly exitCode: number | null;
  readonly stdout: string;
  /** stdout and stderr as they came. */
  readonly output: string;
}

/** Runs a Node program to its end and keeps what it writes. */
export function runCommand({ program, args }: Command, root: string): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { cwd: root, env: cleanEnvironment(process.env) });
    const stdout: Buffer[] = [];
    const output: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => void (stdout.push(chunk), output.push(chunk)));
    child.stderr.on('data', (chunk: Buffer) => void output.push(chunk));
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, stdout: text(stdout), output: text(output) }));
    child.stdin.end();
  });
}

/** The project is checked as it comes: without the data, backend or colours somebody has chosen for their own work. */
export function cleanEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !name.startsWith('GRADUS_') && name !== 'FORCE_COLOR');
  return { ...Object.fromEntries(kept), NO_COLOR: '1' };
}

function text(chunks: Buffer[]): string {
  return Buffer.concat(chunks).toString('utf8');
}
