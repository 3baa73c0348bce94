import { watchTicks } from './dawn-ticks';
import { withLimits } from './repair-shaders';
import { reuseBuffersInOrder } from './reuse-buffers';
import { reuseObjects } from './reuse-objects';
import { deviceOf } from './webgpu';

describe('watchTicks()', () => {
  const schedule = globalThis.setImmediate;
  afterEach(() => (globalThis.setImmediate = schedule));

  /** Native code as Dawn's is: neither written in JavaScript nor bound. */
  const native = (run: () => void) => new Proxy(function () {}, { apply: run });

  it('calls what native code left for the next turn, once', async () => {
    const tick = watchTicks();
    let calls = 0;
    setImmediate(native(() => calls++));
    tick();
    expect(calls).toBe(1);
    await new Promise((resolve) => schedule(resolve));
    expect(calls).toBe(1);
    expect(tick).toThrow('Dawn waits for nothing.');
  });

  it('leaves native code to its turn if nobody is in a hurry', async () => {
    watchTicks();
    await new Promise<void>((resolve) => setImmediate(native(() => resolve())));
  });

  it('asks for one turn, however often native code comes back before it', async () => {
    const turns: (() => void)[] = [];
    globalThis.setImmediate = ((callback: () => void) => turns.push(callback)) as unknown as typeof setImmediate;
    const tick = watchTicks();
    let calls = 0;
    const comesBack = native(() => {
      calls++;
      setImmediate(comesBack);
    });
    setImmediate(comesBack);
    for (let i = 0; i < 3; i++) tick();
    expect([calls, turns.length]).toEqual([3, 1]);
    turns[0]!();
    expect([calls, turns.length]).toEqual([4, 2]);
  });

  it('leaves nobody out who waits for the same turn', async () => {
    watchTicks();
    const calls: number[] = [];
    for (const i of [1, 2]) setImmediate(native(() => calls.push(i)));
    await new Promise((resolve) => schedule(resolve));
    expect(calls).toEqual([1, 2]);
  });

  it('leaves everybody else alone', async () => {
    const tick = watchTicks();
    let calls = 0;
    setImmediate(() => calls++);
    setImmediate((() => calls++).bind(undefined));
    expect(tick).toThrow();
    await new Promise((resolve) => schedule(resolve));
    expect(calls).toBe(2);
  });
});

describe('withLimits()', () => {
  const shader = (body: string) => `fn unaryOperation(a : f32) -> f32 {\n  ${body}\n}`;

  it('tells NaN and infinities apart before exp and log', () => {
    expect(withLimits(shader('return exp(a);'))).toBe(shader('return exp(a);').replace('{', '{ if (isnan(a)) { return a; }').replace('return exp', 'if (a < -104.0) { return 0.0; } return exp')); // prettier-ignore
    expect(withLimits(shader('return log(a);'))).toContain(
      'if (a == 0.0) { return -uniforms.INFINITY; } return log(a);',
    );
  });

  it('leaves other programs as they are', () => {
    for (const body of ['return abs(a);', 'return f32(isnan(a));']) expect(withLimits(shader(body))).toBe(shader(body));
  });
});

describe('reuseObjects()', () => {
  class Device {
    made = 0;
    get limits() {
      return { made: ++this.made };
    }
    createComputePipeline(_: object) {
      return { getBindGroupLayout: () => ({ made: ++this.made }) };
    }
    createBindGroup(_: object) {
      return { made: ++this.made };
    }
  }

  const reusing = () => {
    const device = new Device();
    reuseObjects({ device } as unknown as Parameters<typeof reuseObjects>[0]);
    const layout = device.createComputePipeline({}).getBindGroupLayout();
    const group = (...resources: object[]) => {
      return device.createBindGroup({ layout, entries: resources.map((resource, binding) => ({ binding, resource })) });
    };
    return { device, layout, group };
  };
  const [a, b] = [{ name: 'a' }, { name: 'b' }];

  it('asks for limits once, and for the layout of each pipeline once', () => {
    const { device } = reusing();
    expect(device.limits).toBe(device.limits);
    const [first, second] = [device.createComputePipeline({}), device.createComputePipeline({})];
    expect(first.getBindGroupLayout()).toBe(first.getBindGroupLayout());
    expect(first.getBindGroupLayout()).not.toBe(second.getBindGroupLayout());
  });

  it('gives the same group for the same layout and buffers, in their order and with their sizes', () => {
    const { device, group } = reusing();
    const first = group({ buffer: a }, { buffer: b, size: 16 });
    expect(group({ buffer: a }, { buffer: b, size: 16 })).toBe(first);
    expect(group({ buffer: a }, { buffer: b, size: 32 })).not.toBe(first);
    expect(group({ buffer: b }, { buffer: a, size: 16 })).not.toBe(first);
    const layout = device.createComputePipeline({}).getBindGroupLayout();
    const entries = [{ resource: { buffer: a } }, { resource: { buffer: b, size: 16 } }];
    expect(device.createBindGroup({ layout, entries })).not.toBe(first);
  });

  it('makes groups of textures anew, and forgets those that were not used for long', () => {
    const { group } = reusing();
    const view = {};
    expect(group(view)).not.toBe(group(view));
    const [often, once] = [group({ buffer: a }), group({ buffer: b })];
    for (let size = 0; size < 5000; size++) {
      group({ buffer: b, size });
      group({ buffer: a });
    }
    expect(group({ buffer: a })).toBe(often);
    expect(group({ buffer: b })).not.toBe(once);
  });
});

describe('reuseBuffersInOrder()', () => {
  const KIND = { size: 4, usage: 128 };
  type Backend = Parameters<typeof reuseBuffersInOrder>[0];

  /** Keeps buffers as TensorFlow.js does: what was given back last is taken next. */
  class Manager {
    readonly freeBuffers = new Map([['4_128', [] as object[]]]);
    releaseBuffer(buffer: object, reuse = true) {
      if (reuse) this.freeBuffers.get('4_128')!.push(buffer);
    }
    take = () => this.freeBuffers.get('4_128')!.pop();
  }

  it('takes buffers in the same order, however they were given back', () => {
    const bufferManager = new Manager();
    reuseBuffersInOrder({ bufferManager } as unknown as Backend);
    const buffers = ['a', 'b', 'c', 'd'].map((name) => ({ ...KIND, name }));
    const [a, b, c, d] = buffers;
    for (const order of [
      [a, b, c, d],
      [d, c, b, a],
      [c, a, d, b],
    ]) {
      for (const buffer of order) bufferManager.releaseBuffer(buffer!);
      expect(order.map(bufferManager.take)).toEqual(buffers);
    }
  });

  it('leaves alone what is not used again', () => {
    const bufferManager = new Manager();
    reuseBuffersInOrder({ bufferManager } as unknown as Backend);
    bufferManager.releaseBuffer(KIND, false);
    expect(bufferManager.take()).toBeUndefined();
  });
});

describe('deviceOf()', () => {
  const info = { vendor: 'v', architecture: 'a', device: '', description: '', isFallbackAdapter: false };

  it.each([
    [{ description: 'llvmpipe: Mesa 25.0.7 (LLVM 15.0.6)' }, 'software-gpu'],
    [{ description: 'SwiftShader driver 5.0.0' }, 'software-gpu'],
    [{ vendor: 'google', architecture: 'swiftshader' }, 'software-gpu'],
    [{ description: 'Microsoft Basic Render Driver' }, 'software-gpu'],
    [{ description: 'of a new kind', isFallbackAdapter: true }, 'software-gpu'],
    [{ description: 'NVIDIA: 570.86.15' }, 'gpu'],
    [{ vendor: 'apple', architecture: 'metal-3' }, 'gpu'],
  ])('%j is a %s', (said, kind) => expect(deviceOf({ ...info, ...said }).kind).toBe(kind));

  it('is called what it says, or by who made it', () => {
    expect(deviceOf({ ...info, description: 'GeForce', device: '0x2684' }).device).toBe('GeForce');
    expect(deviceOf({ ...info, device: '0x2684' }).device).toBe('0x2684');
    expect(deviceOf(info).device).toBe('v a');
  });
});
