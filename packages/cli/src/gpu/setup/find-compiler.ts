import { spawnSync } from 'node:child_process';
import { type Found, found, missing } from './found';

const CANDIDATES = ['g++', 'clang++', 'c++'];

/** A compiler for C++17: what CXX names, or the first that is installed. */
export function findCompiler({ CXX }: Readonly<NodeJS.ProcessEnv> = process.env): Found<string> {
  for (const name of CXX ? [CXX] : CANDIDATES) {
    const { status, stdout } = spawnSync(name, ['--version'], { encoding: 'utf8' });
    if (status === 0) return found(name, stdout.split('\n')[0]!);
  }
  return missing(
    CXX ? `CXX is "${CXX}", which cannot be run.` : `No C++ compiler is installed (${CANDIDATES.join(', ')}).`,
    'apt-get install g++ (Debian, Ubuntu) or dnf install gcc-c++ (Fedora).',
  );
}
