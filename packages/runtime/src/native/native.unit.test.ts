import { watchTicks } from './dawn-ticks';
import { withLimits } from './repair-shaders';

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
