import { parseArgs } from 'node:util';

/** What somebody who typed `gradus-check …` wants. */
export type Request =
  | { readonly status: 'help' }
  | { readonly status: 'list' }
  | { readonly status: 'misused'; readonly message: string }
  | { readonly status: 'run'; readonly steps: readonly string[]; readonly bail: boolean; readonly verbose: boolean };

export const HELP = `Usage: npm run check [-- options]

The project checks itself. The last line is "N passed, N failed"; the exit code is 0 only if nothing failed.

Options:
  --only NAME   run this step only; may be given several times
  --bail        stop at the first step that fails
  --verbose     show what every step writes, not only those that fail
  --list        list the steps
  --help        show this help

Examples:
  npm run check
  npm run check -- --only lint --only types
`;

/** Understands the command line. */
export function readOptions(argv: readonly string[], steps: readonly string[]): Request {
  try {
    const { values } = parseArgs({ args: [...argv], options: OPTIONS });
    const { help, list, only = steps, bail = false, verbose = false } = values;
    if (help) return { status: 'help' };
    if (list) return { status: 'list' };
    const unknown = only.find((name) => !steps.includes(name));
    if (unknown === undefined) return { status: 'run', steps: only, bail, verbose };
    return { status: 'misused', message: `There is no step "${unknown}". The steps are: ${steps.join(', ')}.` };
  } catch (error) {
    return { status: 'misused', message: `${(error as Error).message}\nTry: npm run check -- --help` };
  }
}

const OPTIONS = {
  only: { type: 'string', multiple: true },
  bail: { type: 'boolean' },
  verbose: { type: 'boolean' },
  list: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;
