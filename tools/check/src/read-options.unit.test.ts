import { HELP, readOptions } from './read-options';

const read = (...argv: string[]) => readOptions(argv, ['lock', 'lint']);

describe('readOptions', () => {
  it('runs everything by default', () => {
    expect(read()).toEqual({ status: 'run', steps: ['lock', 'lint'], bail: false, verbose: false });
  });

  it('understands every option', () => {
    const expected = { status: 'run', steps: ['lint', 'lock'], bail: true, verbose: true };
    expect(read('--only', 'lint', '--only=lock', '--bail', '--verbose')).toEqual(expected);
    expect(read('--list')).toEqual({ status: 'list' });
    expect(read('--help')).toEqual({ status: 'help' });
  });

  it('lists the steps if one does not exist', () => {
    const message = 'There is no step "types". The steps are: lock, lint.';
    expect(read('--only', 'lock', '--only', 'types')).toEqual({ status: 'misused', message });
  });

  it.each([['--fast'], ['lint'], ['--only']])('points to the help at %s', (argument) => {
    expect(read(argument)).toEqual({
      status: 'misused',
      message: expect.stringMatching(/Try: npm run check -- --help$/),
    });
  });
});

describe('HELP', () => {
  it.each(['--only', '--bail', '--verbose', '--list', '--help'])('explains %s', (option) => {
    expect(HELP).toContain(`\n  ${option} `);
  });
});
