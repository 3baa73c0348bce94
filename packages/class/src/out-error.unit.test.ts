import { OutError, writing } from './out-error';

const failing = (code: string) => () =>
  writing('/out/results/ada.json', () => {
    throw Object.assign(new Error('what the system says'), { code });
  });

test.each([
  ['ENOSPC', 'the disk is full. Free some space, then go on with --resume', false],
  ['EACCES', 'permission denied. Choose a folder that you may write to', true],
  ['EROFS', 'the file system is read-only. Choose another folder', true],
  ['EWHATEVER', 'what the system says', true],
])('%s is one line: what, where, what next', (code, reason, isUsage) => {
  let thrown: unknown;
  try {
    failing(code)();
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(OutError);
  expect(thrown).toMatchObject({
    message: `/out/results/ada.json cannot be written: ${reason}.`,
    isUsage,
  });
});
