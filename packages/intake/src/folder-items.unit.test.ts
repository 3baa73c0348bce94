import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import { createServer } from 'node:net';
import { plain, Submissions } from './testing/submissions';

let submissions: Submissions;
const ANSWER = 'ada/exercises/04-softmax/01-encode.ts';

beforeEach(() => {
  submissions = new Submissions();
  submissions.write('ada/exercises/04-softmax/02-softmax.ts', 'fine');
});
afterEach(() => submissions.remove());

describe('a folder loses one answer to', () => {
  test.each<[fact: string, prepare: () => unknown, message: string]>([
    ['a link to a file', () => symlinkSync(submissions.write('secret.ts'), submissions.at(ANSWER)), 'is a symbolic link, not a regular file.'],
    ['a link to nowhere', () => symlinkSync('/nowhere', submissions.at(ANSWER)), 'is a symbolic link, not a regular file.'],
    ['a hard link', () => linkSync(submissions.write('secret.ts'), submissions.at(ANSWER)), 'is a hard link, not a regular file.'],
    ['a pipe', () => execFileSync('mkfifo', [submissions.at(ANSWER)]), 'is a pipe, not a regular file.'],
    ['a socket', () => listen(submissions.at(ANSWER)), 'is a socket, not a regular file.'],
    ['a folder', () => mkdirSync(submissions.at(ANSWER)), 'is a folder, not a regular file.'],
    ['a file of 1 TB without content', () => truncateSync(submissions.write(ANSWER), 2 ** 40), 'is larger than 2 MB.'],
  ])('%s', async (_, prepare, message) => {
    const undo = (await prepare()) as { close?: () => void } | undefined;
    expect(plain(await submissions.take('ada'))).toMatchObject({
      status: 'ready',
      files: { '04-softmax/02-softmax.ts': 'fine' },
      refused: { '04-softmax/01-encode.ts': message },
    });
    undo?.close?.();
  }); // prettier-ignore

  test('a lesson that is a link to another student’s', async () => {
    submissions.write('bob/exercises/05-mnist/01-parse.ts', 'the work of bob');
    symlinkSync(submissions.at('bob/exercises/05-mnist'), submissions.at('ada/exercises/05-mnist'));
    const intake = await submissions.take('ada');
    expect(plain(intake)).toMatchObject({ files: { '04-softmax/02-softmax.ts': 'fine' } });
    expect(plain(intake)).toMatchObject({
      refused: { '05-mnist/01-parse.ts': 'lies below exercises/05-mnist, which is a symbolic link, not a folder.' },
    });
    expect(JSON.stringify(plain(intake))).not.toContain('bob');
  });
});

describe('a folder is refused as a whole', () => {
  test('if its exercises are a link', async () => {
    symlinkSync(submissions.at('ada/exercises'), submissions.at('ada/link'));
    mkdirSync(submissions.at('eve'));
    symlinkSync(submissions.at('ada/exercises'), submissions.at('eve/exercises'));
    expect(await submissions.take('eve')).toMatchObject({
      status: 'refused',
      remarks: [
        { status: 'refused', file: 'exercises', message: 'is a symbolic link, which is neither read nor followed.' },
      ],
    });
  });

  test('if it is a link by the time it is read', async () => {
    symlinkSync(submissions.at('ada'), submissions.at('eve'));
    const message = 'eve is not a folder, or a link to one.';
    expect(await submissions.take('eve')).toMatchObject({ status: 'refused', message });
  });

  test('if it is gone by the time it is read', async () => {
    expect(await submissions.take('gone')).toMatchObject({ status: 'refused' });
  });
});

test.each<[kind: string, make: (at: string) => unknown]>([
  ['link', (at) => symlinkSync(submissions.write('real.zip'), at)],
  ['pipe', (at) => execFileSync('mkfifo', [at])],
  ['hard link', (at) => linkSync(submissions.write('real.zip'), at)],
])('a %s is no archive', async (_, make) => {
  make(submissions.at('eve.zip'));
  expect(await submissions.take('eve.zip', 'zip')).toMatchObject({ status: 'refused', message: expect.stringContaining(', not a regular file.') }); // prettier-ignore
});

test('names that are not UTF-8 are left out', async () => {
  const name = Buffer.concat([Buffer.from(submissions.at('ada/exercises/04-softmax/')), Buffer.from([0xff, 0xfe])]);
  mkdirSync(name);
  expect(plain(await submissions.take('ada'))).toMatchObject({ files: { '04-softmax/02-softmax.ts': 'fine' } });
});

function listen(path: string): Promise<{ close: () => void }> {
  const server = createServer();
  return new Promise((resolve) => server.listen(path, () => resolve({ close: () => server.close() })));
}
