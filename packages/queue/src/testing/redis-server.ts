import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Redis from 'ioredis';

const PROGRAMS = ['valkey-server', 'redis-server'];

/** The server's program on this computer, if there is one. */
export const SERVER = PROGRAMS.find((program) => {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
});

/** A server of a test's own, on a socket in a folder of its own, that remembers everything when it is killed. */
export class RedisServer {
  readonly folder = mkdtempSync(join(tmpdir(), 'gradus-redis-'));
  readonly url = `redis+unix://${join(this.folder, 'redis.sock')}`;
  private process: ChildProcess | undefined;

  async start(): Promise<void> {
    const options = { port: '0', unixsocket: 'redis.sock', dir: this.folder, appendonly: 'yes', appendfsync: 'always' };
    const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
    this.process = spawn(SERVER!, args, { cwd: this.folder, stdio: 'ignore' });
    const client = this.client();
    await client.ping();
    client.disconnect();
  }

  /** As the kernel or an administrator would. */
  async kill(): Promise<void> {
    const { process } = this;
    process!.kill('SIGKILL');
    await once(process!, 'exit');
  }

  client(): Redis {
    const client = new Redis(join(this.folder, 'redis.sock'), { maxRetriesPerRequest: null });
    return client.on('error', () => {}); // while it is not there yet
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true });
  }
}
