import { openFile, opener } from './open-readme';
import { en } from '../../language/en';

test('opener() is the editor around the terminal, else what the system has', () => {
  const opened = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv) =>
    opener(platform, env, 'exercises/01-a/README.md');
  expect(opened('linux', { TERM_PROGRAM: 'vscode' })).toEqual(['code', '--reuse-window', 'exercises/01-a/README.md']);
  expect(opened('win32', { TERM_PROGRAM: 'vscode' })).toEqual([
    'code.cmd',
    '--reuse-window',
    'exercises\\01-a\\README.md',
  ]);
  expect(opened('darwin', {})).toEqual(['open', 'exercises/01-a/README.md']);
  expect(opened('win32', {})).toEqual(['explorer', 'exercises\\01-a\\README.md']);
  expect(opened('linux', { DISPLAY: ':0' })).toEqual(['xdg-open', 'exercises/01-a/README.md']);
  expect(opened('linux', {})).toEqual([]);
});

test('openFile(, en) names the file where nothing can open it', async () => {
  const { DISPLAY, WAYLAND_DISPLAY, TERM_PROGRAM, PATH } = process.env;
  Object.assign(process.env, { TERM_PROGRAM: 'vscode', PATH: '/nowhere' });
  try {
    expect(await openFile('/', 'exercises/01-times/README.md', en)).toBe('Read it here: exercises/01-times/README.md');
  } finally {
    for (const [name, value] of Object.entries({ DISPLAY, WAYLAND_DISPLAY, TERM_PROGRAM, PATH })) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
});
