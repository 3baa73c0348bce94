import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { UsageError } from '../../usage-error';

/** What npm is asked for. Install scripts stay out: they download what is built here, or what does not fit. */
export function installArguments(packages: Readonly<Record<string, string>>, folder: string): string[] {
  const wanted = Object.entries(packages).map(([name, version]) => `${name}@${version}`);
  return ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', folder, ...wanted];
}

/** @throws {UsageError} with npm's last words */
export function install(packages: Readonly<Record<string, string>>, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const { status, stderr, error } = spawnSync('npm', installArguments(packages, folder), { encoding: 'utf8', shell: process.platform === 'win32' }); // prettier-ignore
  if (status === 0) return;
  const words = error?.message ?? stderr.split('\n').filter((line) => /npm (error|ERR!)/.test(line)).slice(0, 3).join('\n'); // prettier-ignore
  throw new UsageError(`npm could not install ${Object.keys(packages).join(' and ')}:\n${words}`);
}
