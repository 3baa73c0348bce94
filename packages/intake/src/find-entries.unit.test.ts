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
  for (const name of ['José Núñez', 'Łukasz Größe', 'Ada Lovelace_123_assignsubmission_file_'])
    mkdirSync(submissions.at(name));
  expect(found().entries.map(([id]) => id)).toEqual(['Ada-Lovelace', 'Jose-Nunez', 'Lukasz-Grosse']);
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
        'Ada.tar and ada.zip belong to Ada: keep the one that counts.',
        'ada.zip and Ada.tar belong to ada: keep the one that counts.',
      ],
      missing: [],
    });
  });
});

test('findEntries() gives what is refused names of their own', () => {
  submissions.write('bob.zip');
  symlinkSync('/etc', submissions.at('bob'));
  const { entries, refused } = findEntries(submissions.root);
  expect(entries.map(({ id }) => id)).toEqual(['bob']);
  expect(refused).toEqual([{ name: 'bob (2)', message: 'bob is a symbolic link, which is never followed or opened.' }]);
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
        'ada lovelace and s1 belong to s1: keep the one that counts.',
        'Kim Lee may belong to s3 or s4: name it by the student’s id.',
        's9 belongs to nobody on the roster: name it by the student’s id, email or name.',
      ],
      missing: ['s2', 's3', 's4'],
    });
  });
});

describe('findEntries() knows downloads of', () => {
  const roster = [
    { id: 's1', name: 'Ada Lovelace', aliases: ['12345', '777'] },
    { id: 's2', name: 'van der Berg, Jan', aliases: ['23456'] },
    { id: 's3', name: 'José Núñez' },
  ];

  test.each<[platform: string, name: string, id: string]>([
    ['Canvas, by number', 'lovelaceada_12345_67890_homework.zip', 's1'],
    ['Canvas, late', 'lovelaceada_LATE_12345_67890_homework-2.zip', 's1'],
    ['Canvas, by name', 'nunezjose_55555_67890_x.zip', 's3'],
    ['Canvas, a long name', 'vanderbergjan_23456_67890_x.tar.gz', 's2'],
    ['Canvas, a file named to mislead', 'lovelaceada_12345_67890_vanderbergjan_23456_99999_x.zip', 's1'],
    ['Moodle, a file', 'Ada Lovelace_4711_assignsubmission_file_homework.zip', 's1'],
    ['Moodle, by its number', 'Ada Lovelace_777_assignsubmission_file_homework.zip', 's1'],
    ['Moodle, a file named to mislead', 'José Núñez_9_assignsubmission_file_Ada Lovelace_12345_assignsubmission_file_x.zip', 's3'],
    ['Gradescope', 'submission_777', 's1'],
    ['nobody in particular', 'jan van der berg.zip', 's2'],
  ])('%s: %s', (_, name, id) => {
    submissions.write(name.includes('.') ? name : `${name}/x`);
    submissions.write('submission_metadata.yml');
    expect(found(roster)).toMatchObject({ entries: [[id, name, expect.anything()]], refused: [] });
  }); // prettier-ignore

  test.each<[fact: string, names: string[], messages: string[]]>([
    ['a number and a name that contradict each other', ['nunezjose_12345_67890_x.zip'], ['nunezjose_12345_67890_x.zip has the number of s1 but another name: name it by the student’s id.']],
    ['a number that nobody has', ['submission_1.zip'], ['submission_1.zip belongs to nobody on the roster: name it by the student’s id, email or name.']],
    ['two files of one student', ['lovelaceada_12345_1111_a.zip', 'lovelaceada_12345_2222_b.zip'], ['lovelaceada_12345_1111_a.zip and lovelaceada_12345_2222_b.zip belong to s1: keep the one that counts.']],
    ['text typed into Moodle', ['Ada Lovelace_777_assignsubmission_onlinetext.zip'], ['Ada Lovelace_777_assignsubmission_onlinetext.zip is text typed into Moodle, which is not graded: answers are files.']],
  ])('%s', (_, names, messages) => {
    for (const name of names) submissions.write(name);
    expect(found(roster)).toMatchObject({ entries: [], refused: messages });
  }); // prettier-ignore

  test('Canvas and Gradescope without a roster', () => {
    for (const name of ['lovelaceada_LATE_12345_67890_x.zip', 'submission_777.zip', 'team_1_2_x.zip'])
      submissions.write(name);
    expect(found().entries.map(([id]) => id)).toEqual(['lovelaceada_12345', 'submission_777', 'team_1_2_x']);
  });
});
