import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { DataError, dataFolders } from '@gradus/datasets/location';
import { type Course, readAnswers, readCourse } from '@gradus/judge';
import { Command, InvalidArgumentError } from 'commander';
import { format, resolveConfig } from 'prettier';
import { dataAtHand } from './data-at-hand';
import { measure } from './measure';
import { replaceSection } from './replace-section';
import { section } from './section';
import { parseSeeds } from './seeds';
import { thresholds } from './thresholds';
import { trainingExercises } from './training-exercises';

interface Options {
  seeds: number[];
  data?: string;
  only?: string[];
  largerModels?: boolean;
  answer?: string;
  update?: string;
  json?: boolean;
}

const root = resolve(__dirname, '../../..');

/**
 * `npm run calibrate`: how far the reference solutions are from the thresholds of training exercises, with several seeds.
 * Exit code 1 if a check is not passed, or there was none; 2 if there are no such data.
 */
export async function main(args: readonly string[]): Promise<void> {
  const options = program().parse(args, { from: 'user' }).opts<Options>();
  process.env['GRADUS_DATA'] = options.data ?? ''; // what somebody has set for their own work does not count
  try {
    dataFolders();
    process.exitCode = await calibrate(options);
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}

async function calibrate({ seeds, answer, update, json, ...wanted }: Options): Promise<number> {
  const data = await dataAtHand();
  const course = readCourse(root);
  const { able, unable } = trainingExercises(course, data, wanted);
  const text = answer === undefined ? undefined : textOf(course, answer);
  const { runs, passed, problems } = await measure(root, able, seeds, (line) => process.stderr.write(line), text);
  if (json) print(JSON.stringify({ passed, failed: problems.length, skipped: unable, problems }));
  else {
    const notes = [...unable, ...problems.map(({ subject, problem }) => `${subject}: ${problem}`)];
    const page = section({ data, largerModels: wanted.largerModels, seeds, thresholds: thresholds(runs), notes });
    if (update === undefined) print(page);
    else writeFileSync(update, await formatted(replaceSection(readFileSync(update, 'utf8'), page), update));
  }
  return problems.length > 0 || able.length === 0 ? 1 : 0;
}

/** An answer that the lessons have, such as `grader/05-mnist/misconceptions/10-no-momentum.edit`. */
function textOf({ lessons }: Course, path: string): string {
  const found = lessons.flatMap((lesson) => readAnswers(root, lesson)).find((answer) => answer.path === path);
  if (found) return found.text;
  throw new DataError(
    `There is no answer ${path}: name one of grader/*/misconceptions or alternatives, from the root.`,
  );
}

/** As everything in the repository is formatted. */
async function formatted(text: string, filepath: string): Promise<string> {
  return format(text, { ...(await resolveConfig(filepath)), filepath });
}

function program(): Command {
  return new Command('gradus-calibrate')
    .description(
      'Grade the training exercises of the reference solutions with several seeds; compare with the thresholds.',
    )
    .option('--seeds <numbers>', 'such as 1-5 or 1,7,9', seeds, [1, 2, 3, 4, 5])
    .option('--data <what>', 'a folder or a data set, as in GRADUS_DATA; drawn data without it')
    .option('--only <ids...>', 'exercises, such as 4.11; all that train without it')
    .option('--larger-models', 'the larger models of lessons, on the processor: minutes each')
    .option('--answer <file>', 'a wrong or another right answer of the lesson instead of the reference solution')
    .option('--update <file>', 'replace what a Markdown file says of these exercises and data')
    .option('--json', 'print { passed, failed, skipped, problems } for a program')
    .addHelpText(
      'after',
      `
Examples:
  npm run calibrate -- --seeds 1-3 --only 4.11
  npm run calibrate -- --update docs/calibration.md
  npm run calibrate -- --larger-models --only 5.10 --seeds 1
  npm run calibrate -- --larger-models --only 5.10 --seeds 1 --answer grader/05-mnist/misconceptions/10-no-momentum.edit
  npm run calibrate -- --data mnist,book --update docs/calibration.md`,
    );
}

function seeds(text: string): number[] {
  const found = parseSeeds(text);
  if (found) return found;
  throw new InvalidArgumentError('They must be whole numbers such as 1-5 or 1,7,9.');
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
