import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  FrameWriter,
  type ModuleName,
  type Reference,
  type Request,
  type Target,
  TensorData,
} from '@gradus/contract/protocol';

const PRACTICE = 'practice';
const FILE = join(__dirname, '../../../worker/src/practice.cjs');
const TENSOR_MB = 512;

const X = new TensorData(
  'float32',
  [4, 4],
  Float32Array.from({ length: 16 }, (_, i) => i / 8 - 1),
);
const ROW = new TensorData('float32', [4], Float32Array.of(1, 2, 3, 4));
const ONE = new TensorData('float32', [], Float32Array.of(1));
const LOSS: Reference = { t: 'export', m: 'student', path: ['loss'] };

/** What a worker is asked so that it compiles what it needs to answer: one frame after the other, as a judge sends them. */
export function practiceRequests(): Buffer {
  const code = readFileSync(FILE);
  return Buffer.concat([
    frame({ op: 'load' }, [{ modules: [{ name: PRACTICE, code }], main: PRACTICE, tensorMb: TENSOR_MB }]),
    frame({ op: 'call', target: of('student', 'practise') }, [X]),
    frame({ op: 'call', target: of('student', 'missing') }, [X, [1, 2], true, 'text']),
    frame({ op: 'call', target: of('ops', 'inspect') }, [LOSS, [X, X, ROW]]),
    frame({ op: 'call', target: of('ops', 'vjp') }, [LOSS, [X, X, ROW], ONE, [0, 1, 2]]),
    frame({ op: 'reset' }, []),
  ]);
}

function of(module: ModuleName, name: string): Target {
  return { module, path: [name] };
}

type Operation = { op: 'load' | 'reset' } | { op: 'call'; target: Target };

function frame(operation: Operation, args: readonly unknown[]): Buffer {
  const writer = new FrameWriter((value) => (value === LOSS ? LOSS : value instanceof TensorData ? value : undefined));
  const wires = args.map((arg) => writer.value(arg));
  return writer.frame({ ...operation, id: 1, args: wires } satisfies Request);
}
