import { createServer } from 'node:net';
import { TinyCourse } from '../testing/tiny-course';

jest.setTimeout(180_000);

const course = new TinyCourse();
afterAll(() => course.dispose());

/** The address that a command prints on one of its streams. */
function addressFrom(stream: NodeJS.ReadableStream): Promise<string> {
  return new Promise((done) => {
    let text = '';
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      const [, url] = /Dashboard: (http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}\/)/.exec(text) ?? [];
      if (url !== undefined) done(url);
    });
  });
}

const ended = (child: ReturnType<TinyCourse['start']>) => new Promise<number | null>((done) => child.on('close', done));

test('gradus dashboard serves my trainings until Ctrl-C', async () => {
  const curve = { unit: 'epoch', series: [{ name: 'loss', values: [2, 1] }] };
  course.write('.gradus/trainings/1.01.json', JSON.stringify({ exercise: { id: '1.01', name: 'twice' }, training: { epochs: 3, curve } })); // prettier-ignore
  const child = course.start(['dashboard']);
  const page = await fetch(await addressFrom(child.stdout));
  expect(await page.text()).toContain('epoch 2 of 3: loss 1.00');
  child.kill('SIGINT');
  expect(await ended(child)).toBe(0);
});

test('gradus grade --dashboard serves the run, which another gradus dashboard can follow, too', async () => {
  for (const id of ['ada', 'bob']) {
    course.write(`in/${id}/exercises/01-times/01-twice.ts`, course.read('solutions/01-times/01-twice.ts'));
  }
  const child = course.start(['grade', 'in', '--out', 'out', '--lessons', '1', '--isolation', 'weak', '--dashboard']);
  const response = await fetch(`${await addressFrom(child.stderr)}events`);
  const events = await response.text(); // ends when the run does
  expect(events).toContain('2 <small>of 2');
  expect(events).toContain('event: end');
  expect(await ended(child)).toBe(0);
  const after = course.start(['dashboard', 'out']);
  expect(await (await fetch(await addressFrom(after.stdout))).text()).toContain('2 <small>of 2');
  after.kill('SIGTERM');
  expect(await ended(after)).toBe(0);
});

test('gradus dashboard says what is wrong with a folder or a port', async () => {
  const nowhere = await course.gradus(['dashboard', 'nowhere']);
  expect([nowhere.code, nowhere.stderr]).toEqual([2, expect.stringContaining('nowhere holds no run')]);
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const { port } = server.address() as { port: number };
  const busy = await course.gradus(['dashboard', '--port', String(port)]);
  server.close();
  expect([busy.code, busy.stderr]).toEqual([2, expect.stringContaining(`Port ${port} is in use`)]);
});
