import { Command, InvalidArgumentError } from 'commander';
import { benchGpu, type GpuOptions } from './bench-gpu';
import { benchStudent } from './bench-student';
import { benchClass, type ClassOptions } from './class/bench-class';
import { benchTraining, type TrainingOptions } from './bench-training';

/** `npm run bench`: times the student's day, or training, and prints tables. Never a test: figures, not verdicts. */
export async function main(args: readonly string[]): Promise<void> {
  const program = new Command('gradus-bench').description('How long things take. Quit other programs before.');
  program
    .command('student', { isDefault: true })
    .description("the student's day in a fresh clone of the committed state: whole commands, as a student runs them")
    .option('--rounds <number>', 'repetitions of each repeatable step; the median is shown', positive, 5)
    .option('--write', 'write docs/performance.md', false)
    .action((options: { rounds: number; write: boolean }) => benchStudent(options));
  addTrainingOptions(program.command('training'))
    .description('training on each TensorFlow.js engine, and starting up; writes docs/performance.md')
    .addHelpText('after', EXAMPLES)
    .action((options: TrainingOptions) => benchTraining(options));
  program
    .command('class')
    .description('a class of made-up submissions in one run, against a start of Jest for each')
    .option('--submissions <number>', 'how many', positive, 200)
    .option('--single <number>', 'how many of them are graded one by one, too', positive, 8)
    .option('--some <number>', 'how many of them are graded without a sandbox and from a queue, too', positive, 40)
    .option('--jobs <number>', 'how many at a time', positive)
    .option('--memory', 'what the processes of a run take, over many small submissions; no times', false)
    .option('--write', 'write docs/performance.md', false)
    .addHelpText('after', CLASS_EXAMPLES)
    .action((options: ClassOptions) => benchClass(options));
  program
    .command('gpu')
    .description('training through WebGPU, against wasm+ and PyTorch, with a bundle as a machine with a GPU gets it')
    .option('--from <file>', 'take the figures that bench-gpu --out wrote elsewhere; may be repeated', collect, [])
    .option('--tested <file>', 'with the verdicts that test-gpu --out wrote there; may be repeated', collect, [])
    .option('--size <size>', 'full, or small for a GPU in software; chosen by what is there without it')
    .option('--only <name>', 'only workloads whose names contain this: mlp, lenet, resnet', '')
    .option('--rounds <number>', 'turns of each engine', positive, 3)
    .option('--seconds <number>', 'seconds of a turn', positive, 5)
    .option('--limit <number>', 'seconds after which a turn is given up', positive, 180)
    .option('--write', 'write docs/performance.md', false)
    .addHelpText('after', GPU_EXAMPLES)
    .action((options: GpuOptions) => benchGpu(options));
  addTrainingOptions(program.command('all'))
    .description('both, with five repetitions of the steps of the day')
    .action(async (options: TrainingOptions) => {
      await benchStudent({ rounds: 5 });
      await benchTraining(options);
    });
  await program.parseAsync(args, { from: 'user' });
}

const EXAMPLES = `
Examples:
  npm run bench -- training
  npm run bench -- training --only lenet --rounds 1
  npm run bench -- training --with /tmp/ort/node_modules --with /tmp/webgpu/node_modules

Engines that do not belong to the project are looked for in the folders given with --with:
  onnxruntime-node 1.30.0 (npm install --ignore-scripts), @tensorflow/tfjs-node 4.22.0,
  webgpu together with @tensorflow/tfjs and @tensorflow/tfjs-backend-webgpu 4.22.0`;

const CLASS_EXAMPLES = `
Examples:
  npm run bench:class -- --write                                     ten minutes on two cores
  npm run bench:class -- --submissions 1000 --memory --write         four minutes
  npm run bench:class -- --submissions 16 --single 2 --some 4        to see that it works`;

const GPU_EXAMPLES = `
Examples:
  npm run bench:gpu                                                    here; WebGPU must be installed (gradus gpu setup --webgpu)
  npm run bench -- gpu --from bench.json --tested test.json --write    what a bundle found elsewhere (gradus gpu bundle --help)

PyTorch takes part if python3 has it, or the Python that PYTHON names.`;

function addTrainingOptions(command: Command): Command {
  return command
    .option('--with <folder>', 'a node_modules folder with more engines; may be repeated', collect, [])
    .option('--only <name>', 'only workloads whose names contain this; nothing is written then', '')
    .option('--rounds <number>', 'turns of each engine', positive, 3)
    .option('--seconds <number>', 'seconds of a turn', positive, 3)
    .option('--limit <number>', 'seconds after which a turn is given up', positive, 30);
}

function collect(folder: string, before: string[]): string[] {
  return [...before, folder];
}

function positive(text: string): number {
  const number = Number(text);
  if (number > 0) return number;
  throw new InvalidArgumentError('It must be a number above 0.');
}
