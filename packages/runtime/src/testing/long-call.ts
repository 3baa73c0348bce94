import { selectBackend, tf } from '../index';
import type { PackageFolders } from '../ladder';

/** As a training within one function does: operations with numbers, and in each step a loss that is read. */
const STEPS = 300;
const OPERATIONS = 20;
const WARM_UP = 30;

/**
 * A program for a process of its own: computes on WebGPU and reads results within one function, and prints what that leaves behind until its end, as JSON.
 */
async function main(): Promise<void> {
  await selectBackend('webgpu', JSON.parse(process.env['GRADUS_BACKEND_PACKAGES']!) as PackageFolders);
  tf.env().set('WEBGPU_CPU_FORWARD', false);
  train(WARM_UP);
  const objects = watchObjects();
  train(STEPS);
  const immediates = process.getActiveResourcesInfo().filter((kind) => kind === 'Immediate').length;
  process.stdout.write(JSON.stringify({ objects: objects.size, immediates, operations: STEPS * OPERATIONS }));
}

function train(steps: number): void {
  const x = tf.variable(tf.zeros([8, 8]));
  for (let step = 1; step <= steps; step++) {
    tf.tidy(() => {
      for (let i = 0; i < OPERATIONS; i++) x.assign(x.add(1));
      const [sum] = x.sum().dataSync();
      if (sum !== 64 * OPERATIONS * step) throw new Error(`After step ${step} the sum is ${sum}.`);
    });
  }
  x.dispose();
}

/** Buffers and bind groups that the backend gets from now on. Each is kept until the event loop turns. */
function watchObjects(): ReadonlySet<object> {
  const { device } = tf.backend() as unknown as { device: Record<string, (descriptor: object) => object> };
  const objects = new Set<object>();
  for (const name of ['createBuffer', 'createBindGroup']) {
    const create = device[name]!.bind(device);
    device[name] = (descriptor) => {
      const object = create(descriptor);
      objects.add(object);
      return object;
    };
  }
  return objects;
}

void main();
