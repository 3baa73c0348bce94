import { readdirSync, readFileSync } from 'node:fs';
import type { Limits } from '@gradus/contract';
import { verdictOf } from '../verdict-of';
import { exportProxy } from './proxy';
import { Session } from './session';
import { ownWorkers } from './workers';
import { LIMITS } from './testing/session-of';

/** What every worker below begins with: frames by hand, so that nothing checks them on this side. */
const PRELUDE = `
const { readSync, writeSync } = require('node:fs');
function frame(header, payload = Buffer.alloc(0)) {
  const json = typeof header === 'string' ? header : JSON.stringify(header);
  const text = Buffer.from(json.padEnd(Math.ceil((8 + Buffer.byteLength(json)) / 8) * 8 - 8));
  const prefix = Buffer.alloc(8);
  prefix.writeUInt32LE(8 + text.length + payload.length, 0);
  prefix.writeUInt32LE(text.length, 4);
  return Buffer.concat([prefix, text, payload]);
}
function write(bytes) {
  for (let sent = 0; sent < bytes.length;) {
    try { sent += writeSync(4, bytes, sent); } catch (error) { if (error.code !== 'EAGAIN') throw error; }
  }
}
const send = (header, payload) => write(frame(header, payload));
function read(length) {
  const bytes = Buffer.alloc(length);
  for (let filled = 0; filled < length;) {
    try {
      const count = readSync(3, bytes, filled, length - filled, null);
      if (count === 0) process.exit(0);
      filled += count;
    } catch (error) { if (error.code !== 'EAGAIN') throw error; }
  }
  return bytes;
}
function receive() {
  const prefix = read(8);
  const rest = read(prefix.readUInt32LE(0) - 8);
  return JSON.parse(rest.toString('utf8', 0, prefix.readUInt32LE(4)));
}
const ready = () => send({ ready: true, backend: 'b', device: 'd', kind: 'processor' });
const ok = (id, value = 1) => send({ id, ok: value });
/** Says ready, loads, and comes to the first call, whose id is given. */
function begin() { ready(); ok(receive().id); return receive().id; }
const forever = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
`;

function sessionWith(script: string, limits: Partial<Limits> = {}) {
  const launch = { command: process.execPath, args: ['-e', PRELUDE + script], env: {} };
  const subject = { status: 'ready' as const, main: 'x', modules: [{ name: 'x', code: '', map: '' }] };
  const workers = ownWorkers(launch, { ...LIMITS, ...limits });
  const take = jest.spyOn(workers, 'take');
  const session = new Session(workers, { ...LIMITS, ...limits }, subject);
  const { f } = exportProxy(session, 'student') as { f: (...args: unknown[]) => Promise<unknown> };
  return { session, f, take };
}

/** The verdict on the first call. */
async function verdictOn(script: string, limits?: Partial<Limits>, ...args: unknown[]) {
  const { session, f } = sessionWith(script, limits);
  try {
    return { value: await f(...args) };
  } catch (error) {
    const { status, message } = verdictOf(error);
    return { status, message };
  } finally {
    await session.close();
  }
}

const wrote = (how: string) => ({
  status: 'invalid-value',
  message: `The submission wrote to the judge's channel itself (${how}).`,
});

test('an honest worker is believed', async () => {
  expect(await verdictOn(`ok(begin(), 5); receive();`)).toEqual({ value: 5 });
});

describe('a worker on another backend', () => {
  const on = (kind: string) => `send({ ready: true, backend: 'webgpu', device: 'd', kind: '${kind}' }); ok(receive().id);`;
  const slow = `const { id } = receive(); setTimeout(() => ok(id, 5), 1_500);`;

  test('has more time if its GPU is made of software', async () => {
    const limits = { callMs: 1_000 };
    expect(await verdictOn(`${on('software-gpu')} ${slow}`, limits)).toEqual({ value: 5 });
    expect(await verdictOn(`${on('gpu')} ${slow}`, limits)).toMatchObject({ status: 'timeout' });
  });

  test('may greet: that is not the student’s output', async () => {
    const { session, f } = sessionWith(`console.error('TensorFlow is here'); ${on('gpu')} console.log('mine'); ok(receive().id, 5); receive();`);
    expect(await f()).toBe(5);
    await session.close();
    expect(session.output).toBe('mine\n');
  });

  test('says why it cannot be used: infra-error, with that', async () => {
    const reason = 'The backend "webgpu" cannot be used: it finds no adapter';
    const verdict = await verdictOn(`send({ failed: ${JSON.stringify(reason)} });`);
    expect(verdict).toEqual({ status: 'infra-error', message: reason });
  });
}); // prettier-ignore

describe('a worker that breaks the protocol gets invalid-value:', () => {
  const cases: [does: string, script: string, verdict: object][] = [
    ['answers with the number of another question', `ok(begin() + 1);`, { message: 'The submission answered a question nobody asked.' }],
    ['answers with the number of the last question', `ok(begin() - 1);`, { message: 'The submission answered a question nobody asked.' }],
    ['says again that it is ready', `begin(); ready();`, { message: 'The submission answered a question nobody asked.' }],
    ['guesses the number of its next question', `ready(); const { id } = receive(); ok(id); receive(); ok(id + 1); forever();`, { message: 'The submission answered a question nobody asked.' }],
    ['answers twice', `const id = begin(); write(Buffer.concat([frame({ id, ok: 1 }), frame({ id, ok: 1 })])); forever();`, wrote('bytes behind the end of a frame')],
    ['sends text', `begin(); write(Buffer.from('hello, judge')); forever();`, wrote('malformed frame')],
    ['announces 4 GB', `begin(); write(Buffer.alloc(8, 255)); forever();`, wrote('malformed frame')],
    ['sends a header that is not JSON', `begin(); send('nope'); forever();`, wrote('the header is not JSON')],
    ['sends a megabyte of brackets', `begin(); send('['.repeat(2 ** 20 - 16)); forever();`, wrote('the header is not JSON')],
    ['sends a reply of no form', `begin(); send({ verdict: 'pass' }); forever();`, { message: 'The returned value cannot be judged: a reply of unknown form.' }],
    ['sends spans that overlap', `const id = begin(); const span = { t: 'numbers', o: 0, n: 8 }; send({ id, ok: { t: 'array', v: [span, span] } }, Buffer.alloc(8)); forever();`, { message: 'The returned value cannot be judged: values that share bytes of the payload.' }],
    ['answers as an export of the judge', `const id = begin(); send({ id, ok: { t: 'export', m: 'student', path: [] } }); forever();`, { message: 'The returned value cannot be judged: a reference that only the judge may send.' }],
    ['answers with a judge function', `const id = begin(); send({ id, ok: { t: 'callback', id: 0 } }); forever();`, { message: 'The returned value cannot be judged: a reference that only the judge may send.' }],
    ['calls a judge function that there is not', `begin(); send({ callback: 99, args: [] }); forever();`, { message: 'The submission called a function that this check did not pass.' }],
    ['calls a method of the list of judge functions', `begin(); send({ callback: 'constructor', args: [1e9] }); forever();`, { message: 'The returned value cannot be judged: a reply of unknown form.' }],
    ['throws a number', `const id = begin(); send({ id, error: 5 }); forever();`, { message: 'The submission sent something else as an error.' }],
    ['throws an error of a kind nobody knows', `const id = begin(); send({ id, error: { t: 'error', k: 'pass', name: '', message: '', stack: '' } }); forever();`, { message: 'The returned value cannot be judged: an error of unknown kind.' }],
  ]; // prettier-ignore

  test.each(cases)('%s', async (_, script, verdict) => {
    expect(await verdictOn(script)).toMatchObject({ status: 'invalid-value', ...verdict });
  });
});

describe('a worker that wastes time gets timeout:', () => {
  test.each([
    ['says nothing', `begin(); forever();`],
    ['sends a frame drop by drop', `const id = begin(); const bytes = frame({ id, ok: 'x'.repeat(4000) }); for (const byte of bytes) { write(Buffer.of(byte)); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20); }`],
    ['sends 200 MB in drops', `begin(); const prefix = Buffer.alloc(8); prefix.writeUInt32LE(2 ** 28, 0); prefix.writeUInt32LE(8, 4); write(prefix); const drop = Buffer.alloc(16); for (;;) write(drop);`],
  ])('%s', async (_, script) => {
    const startedAt = performance.now();
    expect(await verdictOn(script, { callMs: 1_000 })).toEqual({
      status: 'timeout',
      message: 'f() did not finish within 1 s. Is there a loop that never ends?',
    });
    expect(performance.now() - startedAt).toBeLessThan(20_000); // the drops would take a minute, or never end
  }); // prettier-ignore

  test('calls back without end', async () => {
    const script = `ready(); ok(receive().id); const callback = receive().args[0].id; for (;;) { send({ callback, args: [] }); receive(); }`;
    let calls = 0;
    const { session, f } = sessionWith(script);
    const verdict = await f(() => ++calls).catch(verdictOf);
    await session.close();
    expect(verdict).toEqual({ status: 'timeout', message: 'f() called back more than 20000 times.' });
    expect(calls).toBe(20_000);
  });
});

describe('a worker that is not the student’s yet', () => {
  const infra = (message: RegExp) => ({ status: 'infra-error', message: expect.stringMatching(message) });

  test.each([
    ['exits', `process.exit(0);`, /^The worker ended before it was ready\. .*exit code 0/],
    ['throws', `throw new Error('no wasm');`, /^The worker ended before it was ready\. .*Error: no wasm/],
    ['speaks nonsense', `write(Buffer.alloc(8, 255)); forever();`, /^The worker ended before it was ready\. .*malformed frame/],
    ['answers instead of being ready', `ok(1); forever();`, /^The worker did not say that it is ready\.$/],
  ])('%s: infra-error', async (_, script, message) => {
    expect(await verdictOn(script)).toEqual(infra(message));
  }); // prettier-ignore

  test('cannot be started: infra-error', async () => {
    const launch = { command: '/nowhere/node', args: [], env: {} };
    const session = new Session(ownWorkers(launch, LIMITS), LIMITS, { status: 'ready', main: 'x', modules: [] });
    const { f } = exportProxy(session, 'student') as { f: () => Promise<unknown> };
    expect(verdictOf(await f().catch((error: unknown) => error))).toEqual(infra(/^The worker cannot be started: .*ENOENT/)); // prettier-ignore
    await session.close();
  });
});

describe('a worker that dies', () => {
  const crash = (message: RegExp) => ({ status: 'crash', message: expect.stringMatching(message) });

  test.each([
    ['without a word', `begin(); process.exit(7);`, /^The code ended its process \(exit code 7\) before it answered/],
    ['by a signal', `begin(); process.kill(process.pid, 'SIGSEGV'); forever();`, /^The code ended its process \(signal SIGSEGV\)\.$/],
    ['by an error', `begin(); throw new TypeError('oops');`, /^The code ended its process: TypeError: oops$/],
    ['with the channel closed', `begin(); require('node:fs').closeSync(4); process.exit(0);`, /exit code 0/],
    ['in the middle of a frame', `const id = begin(); write(frame({ id, ok: 1 }).subarray(0, 12)); process.exit(0);`, /exit code 0/],
  ])('%s: crash', async (_, script, message) => {
    expect(await verdictOn(script)).toEqual(crash(message));
  }); // prettier-ignore

  test('of too much heap: memory-limit', async () => {
    const script = `begin(); console.error('FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory'); process.abort();`;
    expect(await verdictOn(script)).toMatchObject({ status: 'memory-limit', message: 'The code used more than 512 MB of JavaScript memory.' }); // prettier-ignore
  });
});

describe('a worker that eats', () => {
  test('memory is ended by its resident size', async () => {
    const script = `begin(); const all = []; for (;;) { all.push(Buffer.alloc(2 ** 23, 1)); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5); }`;
    expect(await verdictOn(script, { residentMb: 200 })).toEqual({
      status: 'memory-limit',
      message: 'The code used more than 200 MB of memory.',
    });
  });

  test('output is ended, and what was kept is the beginning', async () => {
    const script = `begin(); process.stdout._handle.setBlocking(true); for (let i = 0; ; i++) console.log('line ' + i);`;
    const { session, f } = sessionWith(script, { outputBytes: 10_000, outputKept: 100 });
    expect(await f().catch(verdictOf)).toEqual({ status: 'output-limit', message: 'The code printed more than 0 MB.' });
    await session.close();
    expect(session.output).toHaveLength(100);
    expect(session.output).toMatch(/^line 0\nline 1\n/);
  });
});

describe('between calls', () => {
  test('a byte that nobody asked for ends the worker, and the next check has another', async () => {
    const script = `const id = begin(); ok(id); setTimeout(() => write(Buffer.of(1)), 30);`;
    const { session, f } = sessionWith(script);
    expect(await f()).toBe(1);
    await until(() => !session.isAlive);
    expect(verdictOf(await f().catch((error: unknown) => error))).toEqual(wrote('bytes that nobody asked for'));
    await session.renew();
    expect(await f()).toBe(1);
    await session.close();
  });

  test('a worker that stumbles while it is cleaned up is replaced without a verdict', async () => {
    const script = `const id = begin(); ok(id, process.pid); if (receive().op === 'reset') process.exit(1);`;
    const { session, f } = sessionWith(script);
    const first = await f();
    await session.renew();
    const second = await f();
    expect([typeof first, typeof second, first !== second]).toEqual(['number', 'number', true]);
    await session.close();
  });
});

test('what ends two workers in the same way while it is loaded is given no third one', async () => {
  const { session, f, take } = sessionWith(`ready(); receive(); process.exit(7);`);
  for (let check = 0; check < 4; check++) {
    await session.renew();
    await expect(f()).rejects.toThrow(/exit code 7/);
  }
  expect(take).toHaveBeenCalledTimes(2);
  await session.close();
});

test('what ends workers in different ways while it is loaded is loaded again', async () => {
  const { session, f, take } = sessionWith(`ready(); receive(); throw new Error(String(process.hrtime.bigint()));`);
  for (let check = 0; check < 3; check++) {
    await session.renew();
    await expect(f()).rejects.toThrow(/ended its process: Error: \d+/);
  }
  expect(take).toHaveBeenCalledTimes(3);
  await session.close();
});

test('no process is left of all these', async () => {
  await until(() => children().length === 0); // a killed process takes a moment to go
});

/** Waits for what comes soon, or never: then Jest ends the test. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Processes that this one started, as far as the system tells. */
function children(): string[] {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return processes.filter((pid) => {
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      return new RegExp(`^PPid:\\s+${process.pid}$`, 'm').test(status) && !/^State:\s+Z/m.test(status);
    } catch {
      return false; // gone in the meantime
    }
  });
}
