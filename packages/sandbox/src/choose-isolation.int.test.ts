import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseIsolation } from './choose-isolation';
import type { Program } from './isolation';
import { LADDER } from './levels/ladder';
import type { Rung } from './levels/level';
import { weak } from './levels/weak';
import { DEVICES } from './probe/bait';
import { probeRung } from './probe/probe-rung';

const folder = mkdtempSync(join(tmpdir(), 'gradus-worker-'));
afterAll(() => rmSync(folder, { recursive: true }));

const bounds = { heapMb: 256, dataMb: 512, cpuSeconds: 20 };

function worker(text: string): Program {
  const script = join(folder, 'worker.cjs');
  writeFileSync(script, text);
  return { script, packages: [], env: {}, native: false, channel: 'border', bounds };
}

const polite = () => worker(`require('node:fs').writeSync(4, 'ready');`);

/** Promises what nothing keeps: Node without the permission model. */
const bare: Rung = {
  level: 'full',
  madeOf: 'nothing',
  promises: LADDER[0]!.promises,
  prepare: () => ({
    status: 'ready',
    enclose: ({ script }) => ({ command: process.execPath, args: [script], env: {} }),
  }),
};

function opensAny(devices: readonly string[]): boolean {
  return devices.some((name) => {
    try {
      closeSync(openSync(join('/dev', name), 'r'));
      return true;
    } catch {
      return false;
    }
  });
}

test('the probe gets out of a box that is none, in every way', async () => {
  const probed = await probeRung(bare, polite());
  expect(probed).toMatchObject({ status: 'fails' });
  const { reason } = probed as { reason: string };
  for (const hole of [
    'read files',
    'write files',
    'network',
    'start programs',
    'debug',
    'memory',
    'deadlines',
    'goes on',
    'every call',
  ]) {
    // prettier-ignore
    expect(reason).toContain(hole);
  }
  if (opensAny(DEVICES)) expect(reason).toContain('driver of a device'); // containers often have none
});

test('a level that does not start says why', async () => {
  const missing: Rung = { ...bare, prepare: () => ({ status: 'ready', enclose: () => ({ command: '/no/such/program', args: [], env: {} }) }) }; // prettier-ignore
  expect(await probeRung(missing, polite())).toMatchObject({ status: 'fails', reason: expect.stringContaining('ENOENT') }); // prettier-ignore
});

test('a worker that does not start in its box ends the level', async () => {
  const probed = await probeRung(weak, worker(`throw new Error('not in here');`));
  expect(probed).toMatchObject({ status: 'fails', reason: expect.stringContaining('not in here') });
});

test('weak is taken as it is, and says what is missing', async () => {
  expect(await chooseIsolation('weak', polite())).toMatchObject({
    status: 'chosen',
    isolation: { level: 'weak', stamp: { level: 'WEAK', missing: expect.arrayContaining(['network', 'signals', 'orphans']) } }, // prettier-ignore
  });
});

test('what weak promises holds', async () => {
  const probed = await probeRung(weak, polite());
  const missing = ['network', 'signals', 'memory', 'all-memory', 'cpu-time', 'orphans', 'system-calls'];
  expect(probed).toMatchObject({ status: 'works', isolation: { stamp: { missing } } });
});

describe('a class', () => {
  const absent = (level: Rung['level']): Rung => ({ ...bare, level, prepare: () => ({ status: 'unavailable', reason: `No ${level}.`, cure: `Install ${level}.` }) }); // prettier-ignore

  test('is refused where only weaker levels work, with reasons, cures and the way round', async () => {
    const choice = await chooseIsolation('auto', polite(), [absent('full'), absent('container'), weak]);
    expect(choice).toEqual({
      status: 'refused',
      message: `No level of isolation works here that answers of strangers need:
  full: No full. Install full.
  container: No container. Install container.
For answers that you trust: --isolation weak. What is open then: gradus sandbox`,
    });
  });

  test('is refused where a box has a hole', async () => {
    expect(await chooseIsolation('auto', polite(), [bare])).toMatchObject({
      status: 'refused',
      message: expect.stringContaining('A program inside got out'),
    });
  });
});
