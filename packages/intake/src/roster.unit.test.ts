import { readRoster } from './roster';
import { Submissions } from './testing/submissions';

const submissions = new Submissions();
afterAll(() => submissions.remove());
const read = (text: string | Buffer) => readRoster(submissions.write('roster.csv', text));

describe('readRoster() reads', () => {
  const ada = { id: 's1', name: 'Lovelace, Ada', email: 'ada@example.org' };
  test.each<[fact: string, text: string]>([
    ['columns in any order', 'email,id,name,group\nada@example.org,s1,"Lovelace, Ada",A\n'],
    ['semicolons, a byte order mark and CRLF', '\ufeffID;Name;E-mail\r\ns1;Lovelace, Ada;ada@example.org\r\n'],
    ['tabs and blank lines', 'id\tname\temail\n\ns1\tLovelace, Ada\tada@example.org\n\n'],
    ['what learning platforms call them', 'Student,SIS User ID,Email address\n"Lovelace, Ada",s1,ada@example.org\n'],
  ])('%s', (_, text) => {
    expect(read(text)).toEqual([ada]);
  });

  test('when submissions came, as it is written', () => {
    expect(read('id,submitted_at\ns1,2026-11-30 09:00\ns2,\n')).toEqual([
      { id: 's1', handedIn: '2026-11-30 09:00' },
      { id: 's2' },
    ]);
  });

  test('the gradebook of Canvas, without its lines that are nobody', () => {
    const text =
      'Student,ID,SIS User ID,SIS Login ID,Section\n    Points Possible,,,,\n"Lovelace, Ada",12345,s1,ada@example.org,A\n';
    expect(read(text)).toEqual([{ id: '12345', name: 'Lovelace, Ada', aliases: ['s1', 'ada@example.org'] }]);
  });

  test('the grading worksheet of Moodle', () => {
    expect(read('Identifier,Full name,ID number\nParticipant 4711,Ada Lovelace,s1\n')).toEqual([
      { id: '4711', name: 'Ada Lovelace', aliases: ['s1'] },
    ]);
  });

  test('the grades of Gradescope', () => {
    const text = 'First Name,Last Name,SID,Email,Submission ID\nAda,Lovelace,s1,ada@example.org,777\nBob,B,s2,,\n';
    expect(read(text)).toEqual([
      { id: 's1', name: 'Ada Lovelace', email: 'ada@example.org', aliases: ['777'] },
      { id: 's2', name: 'Bob B' },
    ]);
  });

  test('ids alone', () => expect(read('id\ns1\ns2\n')).toEqual([{ id: 's1' }, { id: 's2' }]));
});

describe('readRoster() refuses', () => {
  test.each<[fact: string, text: string | Buffer, message: string]>([
    ['a header without students', 'id,name\r\n', 'roster.csv is not valid: there is nobody below its header.'],
    ['an empty file', '', 'roster.csv is not valid:\n  line 1: one column must be called id, it is empty'],
    ['a file without ids', 'name\nAda', 'roster.csv is not valid:\n  line 1: one column must be called id, found name'],
    ['an unsafe id', 'id\ns1\n../s2', 'roster.csv is not valid:\n  line 3: id "../s2" must be 1 to 64 of'],
    ['a missing id', 'id,name\n,Ada', 'roster.csv is not valid:\n  line 2: id "" must be 1 to 64 of'],
    ['an id twice', 'id\ns1\ns2\nS1', 'roster.csv is not valid:\n  line 4: id "S1" is that of line 2, too'],
    ['an open quote', 'id\n"s1', 'roster.csv is not valid CSV: '],
    ['Latin-1', Buffer.from('id\nä', 'latin1'), 'roster.csv is not UTF-8 text: save it as "CSV UTF-8".'],
  ])('%s', (_, text, message) => {
    expect(() => read(text)).toThrow(message);
  });

  test('a file that is not there', () => {
    expect(() => readRoster(submissions.at('none.csv'))).toThrow('There is no file');
  });
});
