import { planStub } from './plan-stub';

const STUB = '/** Twice. */\nexport function twice(x: number): number {\n  throw new NotImplemented();\n}\n';
const MINE = STUB.replace('throw new NotImplemented();', 'return 2 * x; // mine');
const THEIRS = STUB.replace('/** Twice. */', '/** Two times a number. */');
const OTHER = STUB.replace('throw new NotImplemented();', "throw new NotImplemented('1.01');");

const bytes = (text: string | undefined) => (text === undefined ? undefined : Buffer.from(text));
function plan(base: string | undefined, mine: string | undefined, theirs: string | undefined): string {
  const made = planStub({ base: bytes(base), mine: bytes(mine), theirs: bytes(theirs) });
  return made.status === 'merged' ? made.content.toString() : made.status;
}

const windows = (text: string) => text.replaceAll('\n', '\r\n');

describe('planStub', () => {
  it.each([
    ['replaces what nobody has written in', STUB, STUB, THEIRS, 'replaced'],
    ['leaves what is theirs already', STUB, THEIRS, THEIRS, 'same'],
    ['leaves mine where the stub is as it was', STUB, MINE, STUB, 'kept'],
    ['brings what I have deleted, and what is new', STUB, undefined, THEIRS, 'new'],
    ['does not touch mine where both changed a line', STUB, MINE, OTHER, 'conflict'],
    ['does not touch mine where nobody knows what it came from', undefined, MINE, THEIRS, 'conflict'],
    ['takes an untouched stub away with its exercise', STUB, STUB, undefined, 'removed'],
    ['leaves mine where the exercise is gone', STUB, MINE, undefined, 'left'],
    ['leaves what may be mine where the exercise is gone', undefined, STUB, undefined, 'left'],
    ['takes line ends for no change of mine', STUB, windows(STUB), THEIRS, 'replaced'],
    ['takes line ends for no change of theirs', windows(STUB), MINE, STUB, 'kept'],
    ['makes of both one text', STUB, MINE, THEIRS, MINE.replace('Twice.', 'Two times a number.')],
    ['writes lines as I do', STUB, windows(MINE), THEIRS, windows(MINE.replace('Twice.', 'Two times a number.'))],
  ])('%s', (_, base, mine, theirs, expected) => expect(plan(base, mine, theirs)).toBe(expected));

  it('merges no file that is not text', () => {
    const mine = Buffer.concat([Buffer.from(MINE), Buffer.from([0xff, 0xfe])]);
    expect(planStub({ base: bytes(STUB), mine, theirs: bytes(THEIRS) }).status).toBe('conflict');
  });
});
