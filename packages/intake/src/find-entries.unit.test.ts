import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { findEntries } from './find-entries';
import { Submissions } from './testing/submissions';

let submissions: Submissions;
beforeEach(() => {
  submissions = new Submissions();
});
afterEach(() => submissions.remove());

const found = (...roster: Parameters<typeof findEntries>[1][]) => {
  const { entries, refused, missing } = findEntries(submissions.root, roster[0]);
  return {
    entries: entries.map(({ id, name, kind }) => [id, name, kind]),
    refused: refused.map(({ message }) => message),
    missing: missing.map(({ id }) => id),
  };
};

test('findEntries() takes folders and archives by their names', () => {
  for (const name of ['eve.zip', 'bob.tar.gz', 'cy.TGZ', 'dan.tar']) submissions.write(name);
  mkdirSync(submissions.at('ada'));
  submissions.write('.DS_Store');
  expect(found()).toEqual({
    entries: [
      ['ada', 'ada', 'folder'],
      ['bob', 'bob.tar.gz', 'tgz'],
      ['cy', 'cy.TGZ', 'tgz'],
      ['dan', 'dan.tar', 'tar'],
      ['eve', 'eve.zip', 'zip'],
    ],
    refused: [],
    missing: [],
  });
});

test('findEntries() makes safe ids of people’s names', () => {
  for (const name of ['José Núñez', 'Ada Lovelace_123_assignsubmission_file_']) mkdirSync(submissions.at(name));
  expect(found().entries.map(([id]) => id)).toEqual(['Ada-Lovelace', 'Jose-Nunez']);
});

describe('findEntries() refuses', () => {
  const unsafe = 'gives no safe id: use 1 to 64 of the characters A-Z a-z 0-9 . _ - beginning with a letter or digit, or a roster that tells the id.'; // prettier-ignore
  test.each<[name: string, message: string]>([
    ['.hidden', `.hidden ${unsafe}`],
    ['-rf', `-rf ${unsafe}`],
    ['=1+1', `=1+1 ${unsafe}`],
    ['<b>', `<b> ${unsafe}`],
    ['con', `con ${unsafe}`],
    ['NUL.zip', 'NUL.zip is neither'],
    ['李', `李 ${unsafe}`],
    ['x'.repeat(65), `${'x'.repeat(65)} ${unsafe}`],
    ['ada\n', 'ada� has control or invisible characters in its name: rename it to the student’s id.'],
    ['\u001b[2J', '�[2J has control or invisible characters in its name: rename it to the student’s id.'],
    ['\u202eada', '�ada has control or invisible characters in its name: rename it to the student’s id.'],
  ])('a folder called %j', (name, message) => {
    mkdirSync(submissions.at(name));
    const expected = name.endsWith('.zip') ? `NUL.zip ${unsafe}` : message;
    expect(found()).toEqual({ entries: [], refused: [expected], missing: [] });
  });

  test('what is no submission', () => {
    submissions.write('notes.txt');
    symlinkSync('/etc', submissions.at('link'));
    execFileSync('mkfifo', [submissions.at('pipe.zip')]);
    expect(found().refused).toEqual([
      'link is a symbolic link, which is never followed or opened.',
      'notes.txt is neither a folder nor a .zip, .tar, .tar.gz or .tgz.',
      'pipe.zip is a pipe, which is never followed or opened.',
    ]);
  });

  test('two entries whose ids are the same or differ in case only', () => {
    for (const name of ['ada.zip', 'Ada.tar', 'bob']) submissions.write(`${name}${name === 'bob' ? '/x' : ''}`);
    expect(found()).toEqual({
      entries: [['bob', 'bob', 'folder']],
      refused: [
        'Ada.tar and ada.zip both belong to Ada: keep the one that counts.',
        'ada.zip and Ada.tar both belong to ada: keep the one that counts.',
      ],
      missing: [],
    });
  });
});

test('findEntries() needs a folder', () => {
  expect(() => findEntries(submissions.write('ada.zip'))).toThrow('There is no folder');
});

describe('findEntries() with a roster', () => {
  const roster = [
    { id: 's1', name: 'Ada Lovelace', email: 'ada@example.org' },
    { id: 's2', name: '李明' },
    { id: 's3', name: 'Kim Lee' },
    { id: 's4', name: 'Kim Lee' },
  ];

  test.each(['s1', 'S1', 'ada@example.org', 'ada_lovelace', 'Ada Lovelace_7_assignsubmission_file'])(
    'finds %s',
    (name) => {
      mkdirSync(submissions.at(name));
      expect(found(roster)).toEqual({ entries: [['s1', name, 'folder']], refused: [], missing: ['s2', 's3', 's4'] });
    },
  );

  test('gives a safe id to a name in any script', () => {
    submissions.write('李明.zip');
    expect(found(roster).entries).toEqual([['s2', '李明.zip', 'zip']]);
  });

  test('refuses strangers, the ambiguous, and two of one student', () => {
    for (const name of ['Kim Lee', 's9', 's1', 'ada lovelace']) mkdirSync(submissions.at(name));
    expect(found(roster)).toEqual({
      entries: [],
      refused: [
        'Kim Lee may belong to s3 or s4: name it by the student’s id.',
        's9 belongs to nobody on the roster: name it by the student’s id, email or name.',
        'ada lovelace and s1 both belong to s1: keep the one that counts.',
        's1 and ada lovelace both belong to s1: keep the one that counts.',
      ],
      missing: ['s2', 's3', 's4'],
    });
  });
});
