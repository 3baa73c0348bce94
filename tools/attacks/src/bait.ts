import { type ChildProcess, spawn } from 'node:child_process';
import { createSocket, type Socket } from 'node:dgram';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CANARY = 'CANARY';
/** Beyond every limit, in megabytes. */
const TOO_MUCH = 1536;
const LINES = 'setInterval(() => {}, 1000)';

/** Things that an answer must not reach. They note who reached them. */
export class Bait {
  readonly folder = mkdtempSync(join(tmpdir(), 'gradus-bait-'));
  private readonly reached = new Set<string>();
  private readonly victim = spawn(process.execPath, ['-e', LINES], { stdio: 'ignore' });
  private readonly debuggee: ChildProcess;
  private readonly servers: Server[] = [];
  private readonly datagrams: Socket = createSocket('udp4');
  private ports: { port: number; datagrams: number } | undefined;

  constructor() {
    chmodSync(this.folder, 0o777);
    writeFileSync(join(this.folder, 'secret'), CANARY, { mode: 0o644 });
    writeFileSync(join(this.folder, 'module.cjs'), `module.exports = '${CANARY}';`, { mode: 0o644 });
    this.debuggee = spawn(process.execPath, ['--inspect-port=0', '-e', LINES], { stdio: ['ignore', 'ignore', 'pipe'] });
    this.debuggee.stderr!.on('data', (text: Buffer) => {
      if (text.includes('Debugger listening')) this.reached.add('debugs-a-process');
    });
    this.victim.on('exit', () => this.reached.add('kills-a-process'));
    process.env['GRADUS_ATTACK_TOKEN'] = CANARY; // the judge's own environment
  }

  async open(): Promise<this> {
    const port = ((await this.listen({ host: '127.0.0.1', port: 0 })).address() as AddressInfo).port;
    await this.listen({ path: join(this.folder, 'door'), readableAll: true, writableAll: true });
    this.datagrams.on('message', (message) => this.reached.add(message.toString()));
    await new Promise<void>((resolve) => this.datagrams.bind(0, '127.0.0.1', resolve));
    this.ports = { port, datagrams: this.datagrams.address().port };
    return this;
  }

  /** What the attack of this name is told. */
  for(name: string): object {
    return {
      name,
      canary: CANARY,
      open: this.folder,
      secret: join(this.folder, 'secret'),
      module: join(this.folder, 'module.cjs'),
      door: join(this.folder, 'door'),
      ...this.ports!,
      victim: this.victim.pid,
      debuggee: this.debuggee.pid,
      megabytes: TOO_MUCH,
      library: libraryOfMathematics(),
    };
  }

  /** Names of attacks that reached something, whatever they answered. */
  traces(): ReadonlySet<string> {
    return new Set([...this.reached, ...readdirSync(this.folder)]);
  }

  close(): void {
    this.victim.removeAllListeners('exit');
    for (const child of [this.victim, this.debuggee]) child.kill('SIGKILL');
    for (const server of this.servers) server.close();
    this.datagrams.close();
    rmSync(this.folder, { recursive: true });
    delete process.env['GRADUS_ATTACK_TOKEN'];
  }

  private async listen(where: object): Promise<Server> {
    const server = createServer((socket) => {
      socket.on('data', (name) => this.reached.add(name.toString())).on('error', () => {});
    });
    await new Promise<void>((resolve) => server.listen(where, resolve));
    this.servers.push(server);
    return server;
  }
}

/** A library that is not loaded by Node for its own sake only, but exists wherever Node does. */
function libraryOfMathematics(): string {
  return / (\/\S+\/libm\.so\S*)$/m.exec(readFileSync('/proc/self/maps', 'utf8'))?.[1] ?? '/lib/libm.so.6';
}
