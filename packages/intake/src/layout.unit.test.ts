import { plain, Submissions } from './testing/submissions';
import { makeTar } from './testing/make-tar';
import { makeZip } from './testing/make-zip';
import { gzipSync } from 'node:zlib';

const submissions = new Submissions();
afterAll(() => submissions.remove());

const LAYOUTS: [fact: string, before: string][] = [
  ['a checkout’s folder of exercises', 'exercises/'],
  ['lessons outermost', ''],
  ['one folder around the exercises', 'ada-main/exercises/'],
  ['one folder around the lessons', 'homework 3/'],
];

const FORMATS: [name: string, pack: (files: Record<string, string>) => Promise<unknown>][] = [
  ['folder', (files) => { for (const [path, text] of Object.entries(files)) submissions.write(`ada/${path}`, text); return submissions.take('ada'); }],
  ['zip', (files) => submissions.takePacked(makeZip(Object.entries(files).map(([name, content]) => ({ name, content }))), 'zip')],
  ['tar', (files) => submissions.takePacked(tarOf(files), 'tar')],
  ['tgz', (files) => submissions.takePacked(gzipSync(tarOf(files)), 'tgz')],
]; // prettier-ignore

const tarOf = (files: Record<string, string>) =>
  makeTar(Object.entries(files).map(([name, content]) => ({ name: `./${name}`, content })));

test('a folder with nothing but an archive in it is that archive', async () => {
  const archive = makeZip([{ name: '04-softmax/01-encode.ts', content: 'ä' }]);
  submissions.write('ada/home work.zip', archive);
  submissions.write('ada/.DS_Store');
  expect(await submissions.take('ada')).toMatchObject({
    status: 'ready',
    files: new Map([['04-softmax/01-encode.ts', 'ä']]),
  });
  submissions.write('ada/another.zip', archive);
  expect(await submissions.take('ada')).toMatchObject({ status: 'refused' });
  submissions.discard('ada');
  submissions.write('ada/two.zip', makeZip([{ name: 'one.zip', content: archive }]));
  expect(await submissions.take('ada')).toMatchObject({ status: 'refused' });
  submissions.discard('ada');
});

describe.each(FORMATS)('%s', (_, pack) => {
  afterEach(() => {
    for (const name of ['ada', 'ada.zip', 'ada.tar', 'ada.tgz']) submissions.discard(name);
  });

  test.each(LAYOUTS)('takes %s', async (__, before) => {
    const files = { [`${before}04-softmax/01-encode.ts`]: 'ä', [`${before}05-mnist/01-parse.ts`]: '\ufeffb' };
    expect(plain((await pack(files)) as never)).toEqual({
      status: 'ready',
      id: 'ada',
      files: { '04-softmax/01-encode.ts': 'ä', '05-mnist/01-parse.ts': 'b' },
      refused: {},
      remarks: [],
    });
  });

  test('takes the exercises of a clone, never its solutions', async () => {
    const clone = {
      'package.json': '{}',
      '.git/config': '',
      'node_modules/04-softmax/02-softmax.ts': 'not this',
      'solutions/04-softmax/01-encode.ts': 'the reference',
      'exercises/04-softmax/01-encode.ts': 'mine',
      'exercises/04-softmax/README.md': 'read me',
      'exercises/04-softmax/README.zh.md': '讲义',
      'exercises/04-softmax/images/a.svg': '<svg/>',
    };
    expect(await pack(clone)).toMatchObject({ files: new Map([['04-softmax/01-encode.ts', 'mine']]) });
  });

  test('refuses lessons in two places', async () => {
    const files = { '04-softmax/01-encode.ts': '1', 'exercises/04-softmax/01-encode.ts': '2' };
    const message = expect.stringMatching(/^ada\S* holds lessons in 2 places \(in exercises, outermost\): hand in one of them\.$/); // prettier-ignore
    expect(await pack(files)).toMatchObject({ status: 'refused', message });
  });

  test('says which lesson was meant', async () => {
    const intake = await pack({ 'exercises/4-softmax/01-encode.ts': '1' });
    expect(intake).toMatchObject({
      status: 'refused',
      message: expect.stringContaining('expected folders such as exercises/04-softmax or 04-softmax.'),
      remarks: [
        {
          status: 'refused',
          file: 'exercises/4-softmax',
          message: 'is no lesson of this course. It must be named 04-softmax to count.',
        },
      ],
    });
  });

  test('has nothing to say about lessons that are graded another time', async () => {
    const files = { 'exercises/04-softmax/01-encode.ts': '1', 'exercises/06-dropout/anything.zip': '2' };
    expect(await pack(files)).toMatchObject({ status: 'ready', remarks: [] });
  });

  test('names what was left out', async () => {
    const files = {
      'exercises/04-softmax/01-encode.ts': '1',
      'exercises/04-softmax/helper.ts': '2',
      'exercises/04-softmax/old.zip': '3',
      'exercises/.swcrc': '4',
      'jest.config.js': '5',
    };
    expect(((await pack(files)) as { remarks: unknown[] }).remarks).toEqual(
      expect.arrayContaining([
        {
          status: 'refused',
          file: 'exercises/04-softmax/helper.ts',
          message: 'was left out: it is no exercise of this course.',
        },
        {
          status: 'refused',
          file: 'exercises/04-softmax/old.zip',
          message: 'is an archive inside the submission, which is not unpacked.',
        },
        {
          status: 'ignored',
          file: 'exercises/.swcrc',
          message: 'was left out: no configuration and no package of a submission is ever used.',
        },
        {
          status: 'ignored',
          file: 'jest.config.js',
          message: 'was left out: no configuration and no package of a submission is ever used.',
        },
      ]),
    );
  });

  test.each<[fact: string, files: Record<string, string | Buffer>, message: string]>([
    ['an empty file', { '04-softmax/01-encode.ts': '' }, 'is empty (0 bytes).'],
    ['another case', { '04-softmax/01-Encode.ts': 'x' }, 'is named 04-softmax/01-Encode.ts: it must be 04-softmax/01-encode.ts exactly.'],
    ['more than 2 MB', { '04-softmax/01-encode.ts': 'x'.repeat(2 ** 21 + 1) }, 'is larger than 2 MB.'],
  ])('refuses %s and takes the rest', async (__, files, message) => {
    const intake = await pack({ ...(files as Record<string, string>), '04-softmax/02-softmax.ts': 'fine' });
    expect(plain(intake as never)).toMatchObject({
      status: 'ready',
      files: { '04-softmax/02-softmax.ts': 'fine' },
      refused: { '04-softmax/01-encode.ts': message },
      remarks: [{ status: 'refused', file: '04-softmax/01-encode.ts', message }],
    });
  }); // prettier-ignore

  test('refuses answers of more than 2 MB together', async () => {
    const half = 'x'.repeat(2 ** 20);
    const files = { '04-softmax/01-encode.ts': half, '04-softmax/02-softmax.ts': half, '05-mnist/01-parse.ts': 'x' };
    const message = expect.stringContaining('holds answers of more than 2 MB together.');
    expect(await pack(files)).toMatchObject({ status: 'refused', message });
  });

  test('refuses more than 200 files among the lessons', async () => {
    const many = Array.from({ length: 200 }, (__, i) => [`04-softmax/x${i}.ts`, 'x']);
    const files = Object.fromEntries([...many, ['04-softmax/01-encode.ts', 'x']]) as Record<string, string>;
    const message = expect.stringContaining('holds 201 files where at most 200 are taken.');
    expect(await pack(files)).toMatchObject({ status: 'refused', message });
  });
});
