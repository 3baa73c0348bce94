import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Language } from '@gradus/contract';
import { installCommand, type NativeBackend, PACKAGES } from '@gradus/runtime/ladder';
import type { Course } from '../course';
import { chooseBackend, type WantedBackend } from './choose-backend';
import type { Probe } from './probe-backend';

const GPU: Probe = { status: 'works', device: 'RTX', kind: 'gpu' };
const SOFTWARE: Probe = { status: 'works', device: 'SwiftShader', kind: 'software-gpu' };
const CPU: Probe = { status: 'works', device: 'CPU, TensorFlow 2', kind: 'processor' };
const BROKEN: Probe = { status: 'fails', reason: 'libcudart.so.11.0: cannot open shared object file' };

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'gradus-ladder-'))));
afterEach(() => rmSync(root, { recursive: true }));

function install(...backends: NativeBackend[]): void {
  for (const name of backends.flatMap((backend) => Object.keys(PACKAGES[backend]))) {
    mkdirSync(join(root, 'node_modules', name), { recursive: true });
    writeFileSync(join(root, 'node_modules', name, 'package.json'), '{}');
  }
}

async function choose(wanted: WantedBackend, probes: Partial<Record<NativeBackend, Probe>>, language: Language = 'en') {
  rmSync(join(root, 'node_modules'), { recursive: true, force: true });
  install(...(Object.keys(probes) as NativeBackend[]));
  const asked: NativeBackend[] = [];
  const { name, notes } = await chooseBackend({ root } as Course, wanted, language, async (_, backend) => {
    asked.push(backend);
    return probes[backend]!;
  });
  return { name, notes, asked };
}

describe('auto', () => {
  it.each<[string, Partial<Record<NativeBackend, Probe>>, string]>([
    ['nothing installed: wasm, without a look', {}, 'wasm'],
    ['TensorFlow with a GPU comes before WebGPU', { 'tensorflow-gpu': GPU, webgpu: GPU, tensorflow: CPU }, 'tensorflow-gpu'],
    ['WebGPU on a GPU comes before TensorFlow on a processor', { webgpu: GPU, tensorflow: CPU }, 'webgpu'],
    ['TensorFlow on a processor comes before wasm', { tensorflow: CPU }, 'tensorflow'],
    ['what does not work is passed by', { 'tensorflow-gpu': BROKEN, webgpu: BROKEN, tensorflow: BROKEN }, 'wasm'],
    ['WebGPU in software is passed by', { webgpu: SOFTWARE }, 'wasm'],
  ])('%s', async (_, probes, name) => {
    expect(await choose('auto', probes)).toMatchObject({ name });
  }); // prettier-ignore

  it('asks no probe of what is not installed, nor below what works', async () => {
    expect((await choose('auto', {})).asked).toEqual([]);
    expect((await choose('auto', { webgpu: GPU, tensorflow: CPU })).asked).toEqual(['webgpu']);
  });

  it('says why something is passed by, in a line, and once', async () => {
    expect((await choose('auto', { tensorflow: BROKEN })).notes).toEqual([
      'Backend tensorflow: libcudart.so.11.0: cannot open shared object file. Going on with wasm.',
    ]);
    expect((await choose('auto', { tensorflow: { ...BROKEN, isKnown: true } })).notes).toEqual([]);
  });
});

describe('a name', () => {
  it('insists on WebGPU in software', async () => {
    expect(await choose('webgpu', { webgpu: SOFTWARE })).toMatchObject({ name: 'webgpu', notes: [] });
  });

  it('of what is not installed: the command that adds it, and wasm', async () => {
    const notes = [`Backend webgpu: not installed (${installCommand('webgpu')}). Going on with wasm.`];
    expect(await choose('webgpu', { tensorflow: CPU })).toEqual({ name: 'wasm', notes, asked: [] });
  });

  it('of what does not work: the reason each time, and wasm', async () => {
    const known = { ...BROKEN, isKnown: true };
    const { name, notes } = await choose('webgpu', { webgpu: known, tensorflow: CPU });
    expect([name, notes]).toEqual([
      'wasm',
      [expect.stringMatching(/^Backend webgpu: libcudart.*Going on with wasm\.$/)],
    ]);
  });

  it('says so in Chinese to who reads it', async () => {
    expect((await choose('webgpu', {}, 'zh')).notes).toEqual([
      '后端 webgpu 没有安装（npx gradus gpu setup --webgpu）。改用 wasm。',
    ]);
    expect((await choose('webgpu', { webgpu: BROKEN }, 'zh')).notes).toEqual([
      '后端 webgpu 不可用：libcudart.so.11.0: cannot open shared object file。改用 wasm。',
    ]);
    expect((await choose('auto', { webgpu: SOFTWARE }, 'zh')).notes[0]).toMatch(/^后端 webgpu 只有软件模拟的 GPU（SwiftShader）/); // prettier-ignore
  });

  it('tensorflow is either package of it', async () => {
    expect(await choose('tensorflow', { 'tensorflow-gpu': GPU, tensorflow: CPU })).toMatchObject({ name: 'tensorflow-gpu' });
    expect(await choose('tensorflow', { 'tensorflow-gpu': BROKEN })).toMatchObject({ name: 'wasm' });
    expect(await choose('tensorflow', { 'tensorflow-gpu': BROKEN, tensorflow: CPU })).toMatchObject({ name: 'tensorflow', notes: [] });
  }); // prettier-ignore

  it('wasm and cpu ask nobody', async () => {
    expect(await choose('wasm', { webgpu: GPU })).toEqual({ name: 'wasm', notes: [], asked: [] });
    expect(await choose('cpu', { webgpu: GPU })).toEqual({ name: 'cpu', notes: [], asked: [] });
  });
});
