/**
 * Runs inside a box, in bare Node, and tries what must not be possible. One line of JSON comes in at descriptor 3, one
 * goes out at descriptor 4: the names of the guarantees that were broken.
 */
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const net = require('node:net');
const os = require('node:os');
const { join } = require('node:path');

const MB = 2 ** 20;
const CHUNK_MB = 64;
/** Some way above a limit that the judge may have rounded. */
const MARGIN_MB = 256;
const CONNECT_MS = 1000;
const LOOP_MS = 20_000;

/** Each gives true if it got through. */
const attempts = {
  files: ({ secret }) => [secret, `/proc/1/root${secret}`, `/proc/self/cwd/../..${secret}`].some(canRead),
  writes: ({ open, nonce }) => [open, __dirname, process.cwd(), os.tmpdir(), '/tmp', '/dev/shm', '/dev'].some((folder) => canWrite(join(folder, nonce))), // prettier-ignore
  network: ({ doors }) => Promise.all(doors.map(canConnect)).then((results) => results.includes(true)),
  processes: () => succeeds(() => spawnSync(process.execPath, ['-e', '0']).status === 0),
  signals: ({ judge }) => judge !== process.pid && isThere(judge),
  memory: ({ dataMb }) => canAllocate(dataMb + MARGIN_MB),
  'cpu-time': () => process.report.getReport().userLimits?.cpu_time_seconds.hard === 'unlimited',
  devices: ({ devices }) => devices.some(canOpen),
  'system-calls': () => succeeds(() => os.setPriority(19) === undefined),
};

async function main() {
  const task = JSON.parse(readLine());
  if (task.loop) return loop();
  const broken = [];
  for (const [name, attempt] of Object.entries(attempts)) if (await attempt(task)) broken.push(name);
  fs.writeSync(4, JSON.stringify({ nonce: task.nonce, broken }));
  process.exit(0);
}

/** Says that it is there, and never looks up again; ends some time, lest a failed probe leave it behind. */
function loop() {
  fs.writeSync(4, 'looping');
  for (const end = Date.now() + LOOP_MS; Date.now() < end;);
  process.exit(0);
}

function readLine() {
  const byte = Buffer.alloc(1);
  let line = '';
  while (fs.readSync(3, byte, 0, 1, null) === 1 && byte[0] !== 10) line += byte.toString('latin1');
  return line;
}

function succeeds(act) {
  try {
    return act();
  } catch {
    return false;
  }
}

/** A process that is not allowed to be killed has been seen. */
function isThere(pid) {
  try {
    return process.kill(pid, 0);
  } catch ({ code }) {
    return code !== 'ESRCH';
  }
}

function canRead(file) {
  return succeeds(() => fs.readFileSync(file).length > 0);
}

/** Opening is enough: a driver takes its calls from whoever has its device open. */
function canOpen(device) {
  return succeeds(
    () => fs.closeSync(fs.openSync(device, fs.constants.O_RDONLY | fs.constants.O_NONBLOCK)) === undefined,
  );
}

function canWrite(file) {
  return succeeds(() => {
    fs.writeFileSync(file, 'x');
    succeeds(() => fs.rmSync(file)); // which may be refused where writing was not
    return true;
  });
}

function canConnect(door) {
  return new Promise((resolve) => {
    setTimeout(() => resolve(false), CONNECT_MS).unref();
    try {
      const socket = net.connect(door, () => resolve(true));
      socket.on('error', () => resolve(false));
    } catch {
      resolve(false);
    }
  });
}

/** Untouched zeros: they count as data of the process, but take no memory of the machine. */
function canAllocate(megabytes) {
  const kept = [];
  return succeeds(() => {
    while (kept.length * CHUNK_MB < megabytes) kept.push(new ArrayBuffer(CHUNK_MB * MB));
    return true;
  });
}

void main();
