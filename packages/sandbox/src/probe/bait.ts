import { randomUUID } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type ListenOptions, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Things outside that nobody inside may reach, although every user of this machine may. */
export interface Bait {
  readonly nonce: string;
  /** A file that all may read. */
  readonly secret: string;
  /** A folder that all may write to. */
  readonly open: string;
  /** Devices of this machine whose drivers listen to whoever opens them. */
  readonly devices: readonly string[];
  /** Where somebody listens. */
  readonly doors: readonly ListenOptions[];
  readonly judge: number;
  remove(): void;
}

export async function layBait(): Promise<Bait> {
  const nonce = randomUUID();
  const open = mkdtempSync(join(tmpdir(), 'gradus-probe-'));
  const secret = join(open, 'secret');
  chmodSync(open, 0o777);
  writeFileSync(secret, nonce, { mode: 0o644 });
  if (readFileSync(secret, 'utf8') !== nonce) throw new Error(`${secret} does not hold what was written to it.`);
  const servers = await Promise.all([listen({ host: '127.0.0.1', port: 0 }), ...unixDoors(open, nonce).map(listen)]);
  const doors = servers.map(doorOf);
  const remove = () => {
    servers.forEach((server) => server.close());
    rmSync(open, { recursive: true, force: true });
  };
  return { nonce, secret, open, devices: devicesHere(), doors, judge: process.pid, remove };
}

/** Devices that nothing happens to when they are opened; opening a watchdog would restart the machine. */
export const DEVICES = [
  'fuse',
  'kmsg',
  'kvm',
  'loop-control',
  'net/tun',
  'nvidiactl',
  'nvidia0',
  'dri/renderD128',
  'dri/card0',
];

function devicesHere(): string[] {
  return DEVICES.map((name) => join('/dev', name)).filter((device) => existsSync(device));
}

/** A socket with a path, and one that has only a name and belongs to the network. */
function unixDoors(folder: string, nonce: string): ListenOptions[] {
  if (process.platform !== 'linux') return [];
  return [{ path: join(folder, 'door'), readableAll: true, writableAll: true }, { path: `\0${nonce}` }];
}

async function listen(where: ListenOptions): Promise<Server> {
  const server = createServer((socket) => socket.destroy()).unref();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(where, resolve);
  });
  return server;
}

function doorOf(server: Server): ListenOptions {
  const address = server.address()!;
  return typeof address === 'string' ? { path: address } : { host: '127.0.0.1', port: address.port };
}
