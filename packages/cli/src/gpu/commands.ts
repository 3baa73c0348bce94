import type { Command } from 'commander';
import { course, finish } from '../command-parts';

/** `gradus gpu …`: what makes a GPU of use, and what takes all of this to a machine with one. */
export function addGpu(gradus: Command): void {
  const gpu = gradus.command('gpu').summary('make use of a GPU').description('Train and grade on a GPU.');
  addSetup(gpu);
  addBundle(gpu);
}

function addSetup(gpu: Command): void {
  gpu
    .command('setup')
    .summary('add what a GPU needs')
    .description(
      'Build the native part of tfjs-node against the TensorFlow of a Python wheel, whatever CUDA that is made for: the one ' +
        'that npm brings is TensorFlow 2.9 for CUDA 11. Or, with --webgpu, add WebGPU, which needs only a driver for Vulkan.',
    )
    .option('--webgpu', 'add WebGPU instead (npm install --no-save), and try it')
    .option('--wheel <folder>', 'the tensorflow folder of a Python installation, or its site-packages')
    .option('--into <folder>', 'a folder with node_modules to work in; that of this checkout without it')
    .option('--dry-run', 'only look, and say what would be done')
    .option('--undo', 'take the build away again')
    .addHelpText(
      'after',
      `
Examples:
  gradus gpu setup --dry-run             what is there, what is missing, what would be done
  gradus gpu setup                       with the TensorFlow that python3 finds
  gradus gpu setup --wheel ~/venv/lib/python3.12/site-packages
  gradus gpu setup --into /tmp/try       beside the checkout; use it with GRADUS_BACKEND_PATH=/tmp/try/node_modules
  gradus gpu setup --undo
  gradus gpu setup --webgpu

A build takes a C++ compiler, make, Python and the headers of Node, and two minutes. npm ci takes it away, too.

Exit codes: 0 it works (or would be tried), 1 something is missing or does not work, 2 wrong usage.`,
    )
    .action(async (options: import('./setup/setup').SetupOptions) => {
      const { setup } = await import('./setup/setup');
      finish(await setup(course(), options));
    });
}

function addBundle(gpu: Command): void {
  gpu
    .command('bundle')
    .summary('(author) all that a machine with a GPU needs, in one folder')
    .description(
      'Put Node, Dawn, the machine and the reference solutions into a folder, and into <folder>.tar.gz: it runs where there is ' +
        'a GPU with its driver and no Node, no npm, no network.',
    )
    .argument('<folder>', 'a new folder, or an earlier bundle')
    .option('--no-archive', 'only the folder')
    .addHelpText(
      'after',
      `
Examples:
  gradus gpu bundle /tmp/gradus-gpu
  scp /tmp/gradus-gpu.tar.gz gpu-box: && ssh gpu-box 'tar xzf gradus-gpu.tar.gz && gradus-gpu/test-gpu && gradus-gpu/bench-gpu'
  npm run test:gpu       makes a bundle and judges the reference solutions here
  npm run bench:gpu      makes a bundle and measures here`,
    )
    .action(async (folder: string, options: import('./bundle/bundle').BundleOptions) => {
      const { bundle } = await import('./bundle/bundle');
      finish(await bundle(course(), folder, options));
    });
}
