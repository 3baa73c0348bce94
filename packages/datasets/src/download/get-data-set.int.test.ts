import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSet } from '../catalog';
import { DataError } from '../data-error';
import { endAfter, FileServer, serve } from '../testing/file-server';
import { getDataSet, type Progress } from './get-data-set';

const BYTES = randomBytes(300_000);
/** Long enough for an honest server on a busy machine. */
const STALL_MS = 3_000;
const file = { name: 'a.gz', bytes: BYTES.length, sha256: createHash('sha256').update(BYTES).digest('hex') };

let cache: string;
let folder: string;
const servers: FileServer[] = [];

beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'gradus-cache-'));
  folder = join(cache, 'data/letters');
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
  rmSync(cache, { recursive: true });
});

it('fetches every file, and none twice', async () => {
  const second = { ...file, name: 'b.gz' };
  const server = await start(serve(BYTES));
  const set = { ...setAt(server), files: [file, second] };
  const { reports } = await get(set);
  expect(readdirSync(folder)).toEqual(['a.gz', 'b.gz']);
  expect(readFileSync(join(folder, 'a.gz')).equals(BYTES)).toBe(true);
  expect(server.requests.map(({ path }) => path)).toEqual(['/a.gz', '/b.gz']);
  expect(reports.filter(({ status }) => status === 'done').map(({ file }) => file.name)).toEqual(['a.gz', 'b.gz']);
  expect(reports.find(({ status }) => status === 'fetching')).toMatchObject({ file: { name: 'a.gz' } });

  const again = await get(set);
  expect(server.requests).toHaveLength(2);
  expect(again.reports.map(({ status }) => status)).toEqual(['there', 'there']);
});

it('fetches a file again that is damaged on the disk', async () => {
  write('a.gz', Buffer.alloc(BYTES.length));
  await get(setAt(await start(serve(BYTES))));
  expect(readFileSync(join(folder, 'a.gz')).equals(BYTES)).toBe(true);
});

describe('what was fetched before', () => {
  it('is not fetched again', async () => {
    write('a.gz.part', BYTES.subarray(0, 100_000));
    const server = await start(serve(BYTES));
    await get(setAt(server));
    expect(server.requests).toEqual([{ path: '/a.gz', range: 'bytes=100000-' }]);
    expectWhole();
  });

  it('is fetched again from a server that knows no ranges', async () => {
    write('a.gz.part', BYTES.subarray(0, 100_000));
    const server = await start((_, response) => response.end(BYTES));
    await get(setAt(server));
    expect(server.requests).toHaveLength(1);
    expectWhole();
  });

  it('is thrown away if it was something else', async () => {
    write('a.gz.part', Buffer.alloc(100_000, 7));
    const server = await start(serve(BYTES));
    await get(setAt(server));
    expect(server.requests.map(({ range }) => range)).toEqual(['bytes=100000-', undefined]);
    expectWhole();
  });

  it('is compared, not fetched, if it is all', async () => {
    write('a.gz.part', BYTES);
    const server = await start(serve(BYTES));
    await get(setAt(server));
    expect(server.requests).toEqual([]);
    expectWhole();
  });

  it('is thrown away if it is too long', async () => {
    write('a.gz.part', Buffer.concat([BYTES, BYTES]));
    await get(setAt(await start(serve(BYTES))));
    expectWhole();
  });
});

describe('a mirror that', () => {
  const failures: [string, RequestListener, string][] = [
    ['has no such file', (_, response) => response.writeHead(404).end('no'), 'answered 404'],
    ['is broken', (_, response) => response.writeHead(500).end('no'), 'answered 500'],
    ['has a damaged file', serve(BYTES.map((byte, i) => (i === 5 ? byte ^ 1 : byte))), 'has the SHA-256 '],
    ['has a shorter file', serve(BYTES.subarray(0, 1000)), 'has a file of 1000 bytes, not of 300000'],
    ['ends too early', (_, response) => void (response.write(BYTES.subarray(0, 1000)), response.end()), 'ended after 1000 of 300000 bytes'],
    ['sends too much', (_, response) => void (response.write(BYTES), response.end(BYTES)), 'sends more than 300000 bytes'],
    ['sends a web page', (_, response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<p>Log in'), 'sends a web page instead of the file'],
    ['changes the form', (_, response) => response.writeHead(200, { 'content-encoding': 'br' }).end(BYTES), 'sends the file in another form'],
    ['redirects in circles', (request, response) => response.writeHead(302, { location: request.url }).end(), 'cannot be reached (redirect'],
  ]; // prettier-ignore

  test.each(failures)('%s is named with the reason, and the next one is asked', async (_, answer, reason) => {
    const bad = await start(answer);
    const good = await start(serve(BYTES));
    await get(setAt(bad, good));
    expectWhole();
    rmSync(folder, { recursive: true });
    expect(await failure(setAt(bad))).toContain(`\n  ${bad.address}a.gz ${reason}`);
  });

  it('sends another part than was asked for is not believed', async () => {
    write('a.gz.part', BYTES.subarray(0, 100));
    const server = await start((_, response) =>
      response.writeHead(206, { 'content-range': 'bytes 50-299999/300000' }).end(BYTES.subarray(50)),
    );
    expect(await failure(setAt(server))).toContain('sends another part of the file than was asked for');
  });

  it('has another file by now is noticed before it is mixed with the old one', async () => {
    write('a.gz.part', BYTES.subarray(0, 100));
    const server = await start(serve(Buffer.concat([BYTES, BYTES])));
    expect(await failure(setAt(server))).toContain('has a file of 600000 bytes, not of 300000');
    expect(readFileSync(join(folder, 'a.gz.part'))).toHaveLength(100);
  });

  it('ends too early is asked for the rest', async () => {
    const server = await start(endAfter(BYTES, 100_000));
    await get(setAt(server));
    expect(server.requests.map(({ range }) => range)).toEqual([undefined, 'bytes=100000-', 'bytes=200000-']);
    expectWhole();
  });

  it('ends too early again and again is left, and the next one goes on from there', async () => {
    const bad = await start(endAfter(BYTES, 10));
    const good = await start(serve(BYTES));
    await get(setAt(bad, good));
    expect(bad.requests).toHaveLength(5);
    expect(good.requests.map(({ range }) => range)).toEqual(['bytes=50-']);
    expectWhole();
  });

  it('loses the connection does no harm', async () => {
    let isFirst = true;
    const server = await start((request, response) => {
      if (!isFirst) return serve(BYTES)(request, response);
      isFirst = false;
      response.writeHead(200, { 'content-length': BYTES.length });
      response.write(BYTES.subarray(0, 50_000), () => response.destroy());
    });
    await get(setAt(server, server)); // whether the first bytes count as arrived is a matter of luck
    expectWhole();
  });

  it('sends nothing is left', async () => {
    const bad = await start(() => {});
    const good = await start(serve(BYTES));
    await get(setAt(bad, good), {}, STALL_MS);
    expectWhole();
    rmSync(folder, { recursive: true });
    expect(await failure(setAt(bad), {}, STALL_MS)).toContain(`${bad.address}a.gz sent nothing for 3 s`);
  });

  it('stalls in the middle is asked for the rest', async () => {
    let isFirst = true;
    const server = await start((request, response) => {
      if (!isFirst) return serve(BYTES)(request, response);
      isFirst = false;
      response.writeHead(200, { 'content-length': BYTES.length }).write(BYTES.subarray(0, 50_000));
    });
    await get(setAt(server), {}, STALL_MS);
    expect(server.requests[1]!.range).toBe('bytes=50000-');
    expectWhole();
  });

  it('redirects is followed', async () => {
    const good = await start(serve(BYTES));
    const server = await start((request, response) =>
      response.writeHead(302, { location: good.address + request.url!.slice(1) }).end(),
    );
    await get(setAt(server));
    expectWhole();
  });
});

it('without a network the message names the mirrors, the files, the folder and the command that checks them', async () => {
  const server = await start(() => {});
  const { address } = server;
  await server.stop();
  const set = { ...setAt(), mirrors: [address, 'http://gradus.invalid/'] };
  const message = await failure(set, { HTTPS_PROXY: 'http://proxy' });
  expect(message).toContain(`letters could not be fetched. No address has a right a.gz:\n  ${address}a.gz cannot be reached (ECONNREFUSED)\n  http://gradus.invalid/a.gz cannot be reached (`);
  expect(message).toContain('HTTPS_PROXY is set, but this download goes through no proxy.');
  expect(message).toContain(`  a.gz  300.0 kB\nput them into\n  ${folder}\nand check them: npx gradus data verify letters`);
}); // prettier-ignore

it('GRADUS_MIRROR is asked instead of the public mirrors', async () => {
  const server = await start(serve(BYTES));
  await get({ ...setAt(server), mirrors: [] }, { GRADUS_MIRROR: server.address.slice(0, -1) });
  expect(server.requests.map(({ path }) => path)).toEqual(['/letters/a.gz']);
});

it('a folder that cannot be written to is named, with the way out', async () => {
  writeFileSync(join(cache, 'data'), 'no folder');
  const message = await failure(setAt(await start(serve(BYTES))));
  expect(message).toContain(`${folder} cannot be written to: `);
  expect(message).toContain('GRADUS_CACHE=FOLDER names another place.');
});

async function start(answer: RequestListener): Promise<FileServer> {
  const server = await new FileServer(answer).start();
  servers.push(server);
  return server;
}

function setAt(...mirrors: FileServer[]): DataSet {
  return {
    name: 'letters',
    about: 'Letters',
    exercise: '1.01',
    files: [file],
    mirrors: mirrors.map(({ address }) => address),
  };
}

async function get(set: DataSet, env: NodeJS.ProcessEnv = {}, stallMs = 30_000) {
  const reports: Progress[] = [];
  const options = { onProgress: (report: Progress) => void reports.push(report), stallMs };
  expect(await getDataSet(set, { ...options, env: { GRADUS_CACHE: cache, ...env } })).toBe(folder);
  return { reports };
}

async function failure(set: DataSet, env: NodeJS.ProcessEnv = {}, stallMs?: number): Promise<string> {
  const error = await get(set, env, stallMs).then(
    () => 'no error',
    (error: unknown) => error,
  );
  expect(error).toBeInstanceOf(DataError);
  expect(existsSync(join(folder, 'a.gz'))).toBe(false);
  return (error as Error).message;
}

function write(name: string, bytes: Uint8Array): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), bytes);
}

function expectWhole(): void {
  expect(readFileSync(join(folder, 'a.gz')).equals(BYTES)).toBe(true);
  expect(readdirSync(folder)).toEqual(['a.gz']);
}
