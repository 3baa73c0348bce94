import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Results } from '@gradus/contract';
import { acceptRegrade, regrade } from './regrade';
import { FakeClass } from './testing/fake-class';

let fake: FakeClass;
beforeEach(() => (fake = new FakeClass()));
afterEach(() => fake.remove());

test('unit checks of everybody come before anybody trains', async () => {
  for (const id of ['ada', 'bob']) fake.handIn(id, 'pass', 'fail');
  expect(await fake.grade()).toMatchObject({ status: 'complete', seed: 7 });
  expect(fake.judged).toEqual(['ada 1.01', 'bob 1.01', 'ada 1.02', 'bob 1.02']);
  expect(fake.grades()).toEqual(['ada,graded,50', 'bob,graded,50']);
  expect(fake.has('parts')).toBe(false);
});

test('larger models are trained by right answers on a GPU, after all exercises, and change no grade', async () => {
  fake.handIn('ada', 'pass on gpu');
  fake.handIn('bob', 'pass on gpu', 'fail');
  fake.handIn('cleo', 'pass');
  await fake.grade();
  const judged = (id: string) => fake.judged.filter((it) => it.startsWith(id));
  expect(judged('ada')).toEqual(['ada 1.01', 'ada 1.02', 'ada 1.02 larger']);
  expect([judged('bob'), judged('cleo')]).toEqual([['bob 1.01', 'bob 1.02'], ['cleo 1.01', 'cleo 1.02']]);
  expect(fake.grades()).toEqual(['ada,graded,100', 'bob,graded,50', 'cleo,graded,100']);
  const became = (id: string) => {
    const { lessons } = JSON.parse(fake.read(`results/${id}.json`)) as Results;
    const { status, reason } = lessons[0]!.gpu!.checks.find((check) => check.id === 'larger-model')!;
    return reason ?? status;
  };
  expect(['ada', 'bob', 'cleo'].map(became)).toEqual(['pass', 'no-gpu', 'no-gpu']);
  const points = fake.journal().map((line) => line.status === 'graded' && [line.id, line.score, line.gpu?.score, line.gpu?.maxScore]);
  expect(points.sort()).toEqual([['ada', 10_000, 2000, 3000], ['bob', 5000, 0, 3000], ['cleo', 10_000, undefined, undefined]]);
  expect(fake.read('grades.csv').split('\r\n').slice(0, 2)).toEqual(['id,status,points,max,01-a,gpu_points,gpu_max,override,note', 'ada,graded,100,100,100,20,30,,']);
}); // prettier-ignore

test('an infra-error is tried three times, and is no zero', async () => {
  fake.handIn('ada', 'infra once', 'pass');
  fake.handIn('bob', 'infra', 'pass');
  await fake.grade();
  expect(fake.judged.filter((it) => it === 'ada 1.01')).toHaveLength(2);
  expect(fake.judged.filter((it) => it === 'bob 1.01')).toHaveLength(3);
  expect(fake.grades()).toEqual(['ada,graded,100', 'bob,infra-error,']);
  await fake.grade({ resume: true });
  expect(fake.judged.filter((it) => it === 'bob 1.01')).toHaveLength(6);
  expect(fake.judged.filter((it) => it === 'ada 1.01')).toHaveLength(2);
});

test('a defect of ours costs one submission its grade, and nobody else theirs', async () => {
  fake.handIn('ada', 'throws');
  fake.handIn('bob', 'pass');
  await fake.grade();
  expect(fake.grades()).toEqual(['ada,infra-error,', 'bob,graded,100']);
  expect(fake.read('grades.csv')).toContain('Error: a defect');
});

test('an interrupted run has a row for everybody, and goes on with what is left', async () => {
  fake.handIn('ada', 'pass');
  fake.handIn('bob', 'pass', 'interrupt');
  fake.handIn('cleo', 'pass');
  expect(await fake.grade()).toMatchObject({ status: 'interrupted' });
  expect(fake.grades().map((row) => row.split(',')[1])).toEqual(['graded', 'pending', 'pending']);
  expect(await fake.grade({ resume: true, signal: new AbortController().signal })).toMatchObject({
    status: 'complete',
  });
  expect(fake.grades()).toEqual(['ada,graded,100', 'bob,graded,100', 'cleo,graded,100']);
  expect(fake.judged.filter((it) => it.endsWith('1.01'))).toEqual(['ada 1.01', 'bob 1.01', 'cleo 1.01']);
});

test('results without a line in the journal are taken over, results that were lost or changed are made again', async () => {
  for (const id of ['ada', 'bob', 'cleo']) fake.handIn(id, 'pass');
  await fake.grade();
  const lines = fake.read('journal.jsonl').split('\n');
  writeFileSync(join(fake.out, 'journal.jsonl'), lines.filter((line) => !line.includes('"ada"')).join('\n'));
  rmSync(join(fake.out, 'results/bob.json'));
  writeFileSync(join(fake.out, 'results/cleo.json'), fake.read('results/cleo.json').replace('"fail"', '"pass"') + ' ');
  fake.judged.length = 0;
  await fake.grade({ resume: true });
  expect(new Set(fake.judged.map((it) => it.split(' ')[0]))).toEqual(new Set(['bob', 'cleo']));
  expect(fake.journal().filter(({ id }) => id === 'ada')).toHaveLength(1);
});

test('files that a killed run was writing are gone once it goes on', async () => {
  fake.handIn('ada', 'pass');
  await fake.grade();
  for (const folder of ['', 'results/', 'feedback/']) fake.write(`out/${folder}ada.json.4711.part`, '{');
  await fake.grade({ resume: true });
  for (const folder of ['', 'results/', 'feedback/']) expect(fake.has(`${folder}ada.json.4711.part`)).toBe(false);
});

test('who hands in later is graded when the run goes on', async () => {
  fake.handIn('ada', 'pass');
  await fake.grade();
  fake.handIn('bob', 'fail');
  await fake.grade({ resume: true });
  expect(fake.grades()).toEqual(['ada,graded,100', 'bob,graded,0']);
});

test('what was refused and ignored is named in results, feedback, journal and grades', async () => {
  fake.handIn('ada', 'pass');
  fake.write('in/ada/package.json', '{}');
  fake.write('in/ada/exercises/01-a/03-<b>.ts', 'an answer?');
  fake.write('in/bob/exercises/1-a/01-one.ts', 'pass');
  await fake.grade();
  const refused = { status: 'refused', file: 'exercises/01-a/03-<b>.ts', message: 'has a name that not every system can have.' }; // prettier-ignore
  const message = 'was left out: no configuration and no package of a submission is ever used.';
  const remarks = [refused, { status: 'ignored', file: 'package.json', message }];
  for (const file of ['results/ada.json', 'feedback/ada.json']) {
    expect((JSON.parse(fake.read(file)) as Results).submission.remarks).toEqual(remarks);
  }
  const lines = fake.journal();
  expect(lines.find(({ id }) => id === 'ada')).toMatchObject({ remarks });
  expect(lines.find(({ id }) => id === 'bob')).toMatchObject({ remarks: [{ file: 'exercises/1-a' }] });
  expect(fake.read('grades.csv')).toContain(
    'ada,graded,100,100,100,,exercises/01-a/03-<b>.ts has a name that not every system can have.',
  );
  expect(fake.read('grades.csv')).toMatch(/^bob,refused,.*exercises\/1-a is no lesson of this course\. It must be named 01-a to count\./m);
}); // prettier-ignore

test('who was graded and is among the submissions no more is told', async () => {
  for (const id of ['ada', 'bob']) fake.handIn(id, 'pass');
  expect((await fake.grade()).gone).toEqual([]);
  rmSync(join(fake.folder, 'in/bob'), { recursive: true });
  expect((await fake.grade({ resume: true })).gone).toEqual(['bob']);
  expect(fake.has('results/bob.json')).toBe(true);
});

test('two entries for one id are refused, both with a row', async () => {
  fake.handIn('ada', 'pass');
  fake.handIn('Ada', 'pass');
  await fake.grade();
  expect(fake.grades()).toEqual(['Ada,refused,', 'ada,refused,']);
});

test('what was refused counts once it was mended, and is not told twice', async () => {
  fake.handIn('ada', 'pass');
  fake.write('in/ada.zip', '');
  fake.write('in/bob.zip', '');
  await fake.grade();
  await fake.grade({ resume: true });
  expect(fake.grades()).toEqual(['ada,refused,', 'bob,refused,']);
  expect(fake.journal()).toHaveLength(2);
  rmSync(join(fake.folder, 'in/ada.zip'));
  rmSync(join(fake.folder, 'in/bob.zip'));
  fake.handIn('bob', 'fail');
  await fake.grade({ resume: true });
  expect(fake.grades()).toEqual(['ada,graded,100', 'bob,graded,0']);
});

test('a folder in which another run is at work is refused, and keeps its lock', async () => {
  fake.handIn('ada', 'pass');
  await fake.grade();
  writeFileSync(join(fake.out, 'lock'), JSON.stringify({ pid: process.pid, host: 'elsewhere' }));
  await expect(fake.grade({ resume: true })).rejects.toThrow('is grading into the same folder');
  expect(fake.has('lock')).toBe(true);
});

describe('overrides', () => {
  const decide = (...overrides: object[]) => fake.write('out/overrides.json', JSON.stringify(overrides));
  const again = () => fake.grade({ resume: true });

  beforeEach(async () => {
    fake.handIn('ada', 'fail');
    fake.handIn('bob', 'pass');
    await fake.grade();
  });

  test('of an exercise and of the total', async () => {
    decide(
      { id: 'ada', exercise: '1.02', points: 12.5, reason: 'half' },
      { id: 'bob', exercise: 'total', points: 99, reason: 'late' },
    );
    await again();
    expect(fake.grades()).toEqual(['ada,graded,12.5', 'bob,graded,99']);
    expect(fake.read('grades.csv')).toContain('1.02 = 12.5 (half)');
  });

  test.each([
    [{ id: 'eve', exercise: '1.01', points: 1, reason: 'x' }, /there is no submission "eve"/],
    [{ id: 'ada', exercise: '9.01', points: 1, reason: 'x' }, /exercise 9\.01 is not part of this run/],
    [{ id: 'ada', exercise: '1.01', points: 51, reason: 'x' }, /51 points are more than the 50 that there are/],
    [{ id: 'ada', exercise: '1.01', points: 1, reason: ' ' }, /\[0\]\.reason: say why/],
  ])('%j is refused', async (override, message) => {
    decide(override);
    await expect(again()).rejects.toThrow(message);
  });
});

describe('regrade()', () => {
  const run = () => regrade(fake.request());

  beforeEach(async () => {
    fake.handIn('ada', 'fail', 'pass');
    fake.handIn('bob', 'pass');
    await fake.grade();
  });

  test('of the same changes nothing', async () => {
    expect(await run()).toEqual({ status: 'complete', changes: [], failed: [], kept: [] });
  });

  test('shows who changes and why; accepting keeps overrides', async () => {
    fake.write('in/ada/exercises/01-a/01-one.ts', 'pass');
    fake.write('in/bob/exercises/01-a/02-train.ts', 'fail');
    fake.write('out/overrides.json', JSON.stringify([{ id: 'bob', exercise: '1.01', points: 0, reason: 'copied' }]));
    const because = ['the submission changed'];
    const changes = [
      { id: 'ada', exercise: '1.01', before: 0, after: 5000, checks: ['values: fail → pass'], because },
      { id: 'bob', exercise: '1.02', before: 5000, after: 0, checks: ['values: pass → fail'], because },
    ];
    expect((await run()).changes).toEqual(changes);
    expect(fake.grades()).toEqual(['ada,graded,50', 'bob,graded,100']);
    expect(acceptRegrade(fake.out, fake.course.lessons)).toEqual(changes);
    expect(fake.grades()).toEqual(['ada,graded,100', 'bob,graded,0']);
    expect(fake.has('regrade')).toBe(false);
    fake.judged.length = 0;
    await fake.grade({ resume: true });
    expect(fake.judged).toEqual([]);
  });

  test('what was interrupted goes on, and cannot be accepted before', async () => {
    fake.write('in/bob/exercises/01-a/02-train.ts', 'interrupt');
    fake.judged.length = 0;
    expect((await run()).status).toBe('interrupted');
    expect(() => acceptRegrade(fake.out, fake.course.lessons)).toThrow('is not finished: bob could not be graded yet');
    expect(fake.grades()).toEqual(['ada,graded,50', 'bob,graded,100']);
    const before = fake.judged.length;
    const signal = new AbortController().signal;
    expect(await regrade({ ...fake.request(), signal })).toMatchObject({ status: 'complete', changes: [] });
    expect(fake.judged.slice(before)).toEqual(['bob 1.02']);
    expect(acceptRegrade(fake.out, fake.course.lessons)).toEqual([]);
  });

  test('a failure of the grader is told, is no change, and keeps the grade until it is mended', async () => {
    fake.write('in/ada/exercises/01-a/01-one.ts', 'infra');
    const { changes, failed } = await run();
    expect(changes).toEqual([]);
    expect(failed).toMatchObject([{ id: 'ada', reason: '1.01: said' }]);
    expect(() => acceptRegrade(fake.out, fake.course.lessons)).toThrow('ada could not be graded yet');
    expect(fake.grades()).toEqual(['ada,graded,50', 'bob,graded,100']);
  });

  test('begins anew when the lessons have changed once more', async () => {
    await run();
    fake.write('grader/01-a/01-one.spec.ts', '// corrected twice');
    fake.judged.length = 0;
    expect((await run()).status).toBe('complete');
    expect(fake.judged).toHaveLength(4);
    await expect(fake.grade({ resume: true })).rejects.toThrow('lessons (specs, manifests or solutions) changed since');
  });

  test('who was graded and would be refused now keeps the grade, which is told', async () => {
    rmSync(join(fake.folder, 'in/ada/exercises'), { recursive: true });
    expect(await run()).toMatchObject({ changes: [], kept: [{ id: 'ada', reason: expect.stringContaining('holds none') }] });
    acceptRegrade(fake.out, fake.course.lessons);
    expect(fake.grades()).toEqual(['ada,graded,50', 'bob,graded,100']);
  }); // prettier-ignore

  test('there is nothing to accept before one has ended, and none without a run', async () => {
    expect(() => acceptRegrade(fake.out, fake.course.lessons)).toThrow('There is no finished regrade');
    await expect(regrade({ ...fake.request(), out: join(fake.folder, 'nowhere') })).rejects.toThrow('holds no run');
  });
});
