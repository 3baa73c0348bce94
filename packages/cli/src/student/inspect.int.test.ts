import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { join } from 'node:path';
import { TinyCourse } from '../testing/tiny-course';

let course: TinyCourse;
beforeAll(async () => {
  course = new TinyCourse();
  await course.gradus(['stubs']);
});
afterAll(() => course.dispose());

/** A debugger: attaches, lets the worker run, and goes on at each stop. Prints where it stopped and the local `x`. */
const DEBUGGER = `
const port = process.argv[1];
async function target() {
  for (let i = 0; i < 1000; i++) {
    try { return (await (await fetch('http://127.0.0.1:' + port + '/json/list')).json())[0]; } catch {}
    await new Promise((wake) => setTimeout(wake, 100));
  }
  throw new Error('nobody waits for a debugger');
}
target().then(({ webSocketDebuggerUrl }) => {
  const socket = new WebSocket(webSocketDebuggerUrl);
  let id = 0;
  const maps = new Map();
  const send = (method, params = {}) => socket.send(JSON.stringify({ id: ++id, method, params }));
  socket.onopen = () => { send('Debugger.enable'); send('Runtime.enable'); send('Runtime.runIfWaitingForDebugger'); };
  socket.onmessage = ({ data }) => {
    const { method, params } = JSON.parse(data);
    if (method === 'Debugger.scriptParsed') maps.set(params.scriptId, params.sourceMapURL);
    if (method !== 'Debugger.paused') return;
    const { location, functionName } = params.callFrames[0];
    const map = JSON.parse(Buffer.from(maps.get(location.scriptId).split(',')[1], 'base64'));
    console.log(JSON.stringify({ functionName, source: map.sources[0] }));
    send('Debugger.resume');
  };
  socket.onclose = () => process.exit();
});
`;

/** A port that nobody listened on just now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

describe('gradus test --inspect', () => {
  it("stops in the student's TypeScript, with no deadline, and then grades", async () => {
    const port = String(await freePort());
    course.answer('01-times/02-thrice.ts', (solution) => solution.replace('return', 'debugger;\n  return'));
    const graded = course.gradus(['test', '1.02', '--inspect', port]);
    const attached = promisify(execFile)(process.execPath, ['--experimental-websocket', '-e', DEBUGGER, port]);
    const { code, stdout, stderr } = await graded;
    expect(stderr).toContain(`Waiting for a debugger on 127.0.0.1:${port}`);
    expect(stdout).toMatch(/1\.02 thrice .* 14 \/ 14 points/);
    expect(code).toBe(0);
    const stops = (await attached).stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    const source = pathToFileURL(join(course.root, 'exercises/01-times/02-thrice.ts')).href;
    expect(stops[0]).toEqual({ functionName: 'thrice', source });
    expect(stops.length).toBeGreaterThanOrEqual(3);
  });

  it.each([
    [['test', '1', '--inspect'], '--inspect is for one exercise'],
    [['test', '1.02', '--inspect', '--isolation', 'full'], '--inspect cannot look into the level "full"'],
    [['test', '1.02', '--inspect', '70000'], 'It must be a port'],
  ])('%j is refused', async (args, sentence) => {
    const { code, stderr } = await course.gradus(args);
    expect(code).toBe(2);
    expect(stderr).toContain(sentence);
  });
});

describe('the file of an exercise', () => {
  it('names it, as editors and shells do', async () => {
    course.answer('01-times/03-fourfold.ts');
    for (const file of ['exercises/01-times/03-fourfold.ts', join(course.root, 'exercises/01-times/03-fourfold.ts')]) {
      const { code, stdout } = await course.gradus(['test', file]);
      expect(stdout).toContain('1.03 fourfold');
      expect(code).toBe(0);
    }
  });
});
