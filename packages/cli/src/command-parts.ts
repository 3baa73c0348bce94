import { InvalidArgumentError, Option } from 'commander';
import { LANGUAGES } from '@gradus/contract';
import { readCourse, WANTED, type WantedBackend } from '@gradus/judge';
import { BACKENDS } from '@gradus/runtime/ladder';
import { LEVELS } from '@gradus/sandbox';
import { findRoot } from './find-root';
import { languageOf } from './language/language';
import { UsageError } from './usage-error';

export function isolationOption(level: string): Option {
  return new Option('--isolation <level>', 'how far answers are kept from this machine (see gradus sandbox)')
    .choices(['auto', ...LEVELS])
    .default(level);
}

export function languageOption(): Option {
  return new Option('--lang <language>', 'language of hints, messages and results; GRADUS_LANG and LANG choose, too')
    .choices(LANGUAGES)
    .default(languageOf(process.env));
}

export function course() {
  return readCourse(findRoot(process.cwd()));
}

/** What a class is graded on: the same for everybody, unless it is said otherwise. */
export function classBackendOption(): Option {
  const usual = wantedBackend('wasm');
  return new Option('--backend <name>', 'TensorFlow.js backend')
    .choices(BACKENDS)
    .default(usual === 'auto' ? 'wasm' : usual);
}

/** What one's own answers run on. */
export function ownBackendOption(): Option {
  return new Option('--backend <name>', 'TensorFlow.js backend; auto takes the fastest that is installed and works')
    .choices(WANTED)
    .default(wantedBackend('auto'));
}

/** @throws {UsageError} if GRADUS_BACKEND names none */
export function wantedBackend(usual: WantedBackend): WantedBackend {
  const wanted = process.env['GRADUS_BACKEND'] ?? usual;
  const known = WANTED.find((name) => name === wanted);
  if (known) return known;
  throw new UsageError((phrases) => phrases.noSuchBackend(wanted, WANTED.join(', ')));
}

export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}

export function positiveNumber(text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 1 to 999.');
  return Number(text);
}

export function portNumber(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535) throw new InvalidArgumentError('It must be a port, a whole number from 1 to 65535.');
  return port;
}

export function percent(text: string): number {
  if (!/^[1-9]\d?$|^100$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 1 to 100.');
  return Number(text);
}

export function finish(code: number): void {
  process.exitCode = code;
}
