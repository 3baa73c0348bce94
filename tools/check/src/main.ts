import { resolve } from 'node:path';
import { HELP, readOptions, type Request } from './read-options';
import { progressText, summaryText } from './report';
import { isBad, runSteps } from './run-steps';
import { STEPS } from './steps';

const root = resolve(__dirname, '../../..');

/** `gradus-check`: exit code 0 if nothing failed, 1 if something did, 2 if the command line is wrong. */
export async function main(argv: readonly string[]): Promise<void> {
  const names = STEPS.map(({ name }) => name);
  const request = readOptions(argv, names);
  if (request.status === 'help') print(HELP);
  else if (request.status === 'list') print(listText());
  else if (request.status === 'run') process.exitCode = (await check(request)) ? 0 : 1;
  else {
    process.stderr.write(`${request.message}\n`);
    process.exitCode = 2;
  }
}

/** Runs the chosen steps, or all; says whether all is well. */
async function check({ steps, bail, verbose }: Request & { status: 'run' }): Promise<boolean> {
  const chosen = STEPS.filter(({ name }) => steps.includes(name));
  const outcomes = await runSteps(chosen, {
    root,
    bail,
    onStart: ({ name }) => print(`${name} … `),
    onEnd: (_, outcome) => print(progressText(outcome, verbose)),
  });
  print(`\n${summaryText(outcomes)}\n`);
  return ![...outcomes.values()].some(isBad);
}

function listText(): string {
  return STEPS.map(({ name, claim }) => `${name.padEnd(12)} ${claim}\n`).join('');
}

function print(text: string): void {
  process.stdout.write(text);
}
