import type { Inspection, TensorData } from '@gradus/contract/protocol';
import { workerOps } from './exercise';
import type { RemoteReference } from './remote/types';

interface WorkerOps {
  vjp(f: RemoteReference, args: readonly unknown[], v: TensorData, wrt?: readonly number[]): Promise<TensorData[]>;
  inspect(f: RemoteReference, args: readonly unknown[]): Promise<Inspection>;
  numTensors(): Promise<number>;
}

/** Helpers that run in the worker, beside the student's code, because they need its tape or its engine. */
export const op: WorkerOps = {
  /** Gradients of v · f(args) with respect to the arguments at `wrt`, taken by TensorFlow.js through the student's code. */
  vjp: (f, args, v, wrt = [0]) => ops().vjp(f, args, v, wrt),
  /** What f does to its arguments and to the engine; the worker's own word, so it earns points of trust `worker`. */
  inspect: (f, args) => ops().inspect(f, args),
  numTensors: () => ops().numTensors(),
};

function ops(): WorkerOps {
  return workerOps<WorkerOps>() as unknown as WorkerOps;
}
