import type * as tf from '@tensorflow/tfjs';
import { numbering } from './numbering';

/** What we use of WebGPU. */
interface Pipeline {
  getBindGroupLayout(index: number): object;
}
interface BindGroupDescriptor {
  readonly layout: object;
  readonly entries: readonly { readonly resource: { readonly buffer?: object; readonly size?: number } }[];
}
interface Device {
  readonly limits: object;
  createComputePipeline(descriptor: object): Pipeline;
  createBindGroup(descriptor: BindGroupDescriptor): object;
}

/** About 9 kB each. The deepest network of the lessons needs 1300 in a step and in its first ones. */
const MOST = 4096;

/**
 * TensorFlow.js makes a bind group for every program that it runs, and asks for the layout of its bindings and for the
 * device's limits. What Dawn made for an object is freed when the event loop turns, which it does not within a function:
 * each operation of a training would cost 6 kB until its end. Since the same buffers are used again and again, so can
 * bind groups be; the others never change.
 */
export function reuseObjects(backend: tf.KernelBackend): void {
  const { device } = backend as unknown as { device: Device };
  const createPipeline = device.createComputePipeline.bind(device);
  device.createComputePipeline = (descriptor) => withOneLayout(createPipeline(descriptor));
  device.createBindGroup = remembered(device.createBindGroup.bind(device));
  Object.defineProperty(device, 'limits', { value: device.limits });
}

/** All programs of TensorFlow.js have one group of bindings. */
function withOneLayout(pipeline: Pipeline): Pipeline {
  const layout = pipeline.getBindGroupLayout(0);
  return Object.assign(pipeline, { getBindGroupLayout: () => layout });
}

/** TensorFlow.js keeps all buffers that it binds, so none is destroyed while a group that is remembered here has it. */
function remembered(create: Device['createBindGroup']): Device['createBindGroup'] {
  const groups = new Map<string, object>();
  const numberOf = numbering();
  return (descriptor) => {
    const { layout, entries } = descriptor;
    const buffers = entries.map(({ resource }) => resource.buffer);
    if (!buffers.every((buffer) => buffer !== undefined)) return create(descriptor); // a texture's view is made anew
    const sizes = entries.map(({ resource }) => resource.size ?? '');
    const key = [layout, ...buffers].map(numberOf).join() + ' ' + sizes.join();
    const group = groups.get(key) ?? create(descriptor);
    groups.delete(key); // what was used last goes last
    groups.set(key, group);
    if (groups.size > MOST) groups.delete(groups.keys().next().value!);
    return group;
  };
}
