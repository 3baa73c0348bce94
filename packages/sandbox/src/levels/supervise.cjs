/**
 * The first process in a container: `node supervise.cjs ARGUMENTS…` starts Node with these arguments, gives it what comes
 * in at descriptor 0 as its descriptor 3, and sends on what it writes to descriptor 4. When the judge closes, all ends.
 */
const { spawn } = require('node:child_process');
const { constants } = require('node:os');

process.on('SIGUSR1', () => {}); // or it would open a debugger
const child = spawn(process.execPath, process.argv.slice(2), { stdio: ['ignore', 2, 2, 'pipe', 'pipe'] });
const [, , , requests, replies] = child.stdio;
for (const pipe of [process.stdin, process.stdout, requests, replies]) pipe.on('error', () => {});
process.stdin.on('end', () => setTimeout(() => process.exit(1), 200));
process.stdin.pipe(requests);
replies.pipe(process.stdout);
child.on('close', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
