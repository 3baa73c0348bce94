import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { runBenchmark } from './benchmark';
import { report } from './report';

/** `npm run bench --workspace @gradus/backend -- --only lenet --with DIR/node_modules`: prints tables, writes nothing. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      with: { type: 'string', multiple: true, default: [] },
      only: { type: 'string', default: '' },
      rounds: { type: 'string', default: '3' },
      seconds: { type: 'string', default: '3' },
      limit: { type: 'string', default: '30' },
    },
  });
  const [rounds, seconds, limit] = [Number(values.rounds), Number(values.seconds), Number(values.limit)];
  const folders = values.with.map((folder) => resolve(folder));
  const benchmark = await runBenchmark({ ...values, with: folders, rounds, seconds, limit, report: console.error });
  console.log(report(benchmark));
}

void main();
