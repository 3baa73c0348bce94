import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const MODULE = JSON.stringify(join(__dirname, 'close-inherited-files.ts'));
/** Whether a child of Node finds descriptor 90 open, before and after. */
const PROGRAM = `
const { closeInheritedFiles } = require(${JSON.stringify(require.resolve('jiti'))}).createJiti(${MODULE})(${MODULE});
const { spawnSync } = require('node:child_process');
const seen = () => spawnSync('ls', ['/proc/self/fd'], { encoding: 'utf8' }).stdout.split('\\n').includes('90');
const before = seen();
closeInheritedFiles();
console.log(JSON.stringify([before, seen()]));
`;

const onLinux = process.platform === 'linux' ? test : test.skip;

onLinux('closeInheritedFiles() keeps files of a shell from the processes of the judge', () => {
  const shell = ['-c', 'exec 90</etc/hostname; exec "$0" -e "$1"', process.execPath, PROGRAM];
  const { stdout, stderr } = spawnSync('bash', shell, { encoding: 'utf8' });
  expect({ stdout: stdout.trim(), stderr }).toEqual({ stdout: '[true,false]', stderr: '' });
});
