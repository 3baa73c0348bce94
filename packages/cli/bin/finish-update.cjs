// What `gradus update` has decided on, put into effect. Plain JavaScript that needs nothing but Node: after a crash it runs
// while half of the machine is old and half is new, before anything else of ours is loaded.
const nodeFs = require('node:fs');
const { createHash } = require('node:crypto');
const { dirname, join } = require('node:path');

const FOLDER = '.gradus/update';
const JOURNAL = `${FOLDER}/journal.json`;
const PATIENCE = 10;

/** Finishes what a crash interrupted in the course around a folder, and says so. To be called before anything else is loaded. */
function finishInterrupted(from) {
  const root = findInterrupted(from);
  if (root === undefined) return;
  let done;
  try {
    done = finishUpdate(root);
  } catch (error) {
    console.error(`An update of the course was interrupted and cannot be completed: ${error.message}`);
    console.error(
      'Close programs that use its files and try again. 课程更新曾中断且无法完成，请关闭占用这些文件的程序后重试。',
    );
    process.exit(3);
  }
  if (!done) return;
  console.error('An update of the course had been interrupted; it is complete now. 课程更新曾中断，现已完成。');
  for (const { path, kept } of done.late) console.error(`  ${path} → ${kept}`);
}

/** The course above a folder in which an update was interrupted, if there is one. */
function findInterrupted(from) {
  if (nodeFs.existsSync(join(from, JOURNAL))) return from;
  return dirname(from) === from ? undefined : findInterrupted(dirname(from));
}

/**
 * Does every step of the journal that is not done yet; as often as needed, by two processes at a time if they like. The
 * journal goes last.
 */
function finishUpdate(root, disk = nodeFs) {
  const journal = readJournal(root, disk);
  if (journal === undefined) return undefined;
  const staged = journal.steps.flatMap(({ file }) => (file === undefined ? [] : [`${FOLDER}/files/${file}`]));
  const paths = [JOURNAL, journal.backup, ...staged, ...journal.steps.map(({ path }) => path)];
  for (const path of paths) refuseElsewhere(root, path, disk);
  const late = journal.steps.flatMap((step) => (step.do === 'put' ? put : remove)(root, journal, step, disk) ?? []);
  disk.rmSync(join(root, JOURNAL), { force: true });
  disk.rmSync(join(root, FOLDER), { recursive: true, force: true });
  return { late };
}

function readJournal(root, disk) {
  try {
    return JSON.parse(disk.readFileSync(join(root, JOURNAL), 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Somebody may stand in a folder that was sent to them: its journal leads nowhere outside of it, and through no link. */
function refuseElsewhere(root, path, disk) {
  const parts = String(path).split('/');
  const isInside = !/^[a-z]:|[\\\0]/i.test(path) && parts.every((part) => part !== '' && part !== '.' && part !== '..');
  const parents = parts.slice(0, -1).map((_, i) => join(root, ...parts.slice(0, i + 1)));
  const isPlain = (folder) => disk.lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink() !== true;
  if (isInside && parents.every(isPlain)) return;
  throw new Error(`${JOURNAL} names ${JSON.stringify(path)}, which leads elsewhere. Delete ${FOLDER}.`);
}

/** A file that was moved into place is not among the staged ones any more. */
function put(root, { backup }, step, disk) {
  const staged = join(root, FOLDER, 'files', step.file);
  const target = join(root, step.path);
  if (!disk.existsSync(staged)) return undefined;
  const now = hashOf(target, disk);
  const isLate = now !== undefined && now !== step.was && now !== step.sha256;
  const kept = isLate ? moveAside(root, backup, step.path, disk) : undefined;
  disk.mkdirSync(dirname(target), { recursive: true });
  patiently(() => disk.renameSync(staged, target));
  return kept;
}

function remove(root, { backup }, step, disk) {
  const target = join(root, step.path);
  const now = hashOf(target, disk);
  if (now === undefined) return undefined;
  const isLate = now !== step.was;
  const kept = isLate ? moveAside(root, backup, step.path, disk) : undefined;
  if (!isLate) patiently(() => disk.rmSync(target, { force: true }));
  removeEmptyFolders(root, dirname(step.path), disk);
  return kept;
}

/** Somebody saved the file after the update had read it: what they wrote goes beside the other copies. */
function moveAside(root, backup, path, disk) {
  const base = `${backup}/${path}`;
  let free = base;
  for (let i = 2; disk.existsSync(join(root, free)); i += 1) free = `${base}.${i}`;
  disk.mkdirSync(dirname(join(root, free)), { recursive: true });
  patiently(() => disk.renameSync(join(root, path), join(root, free)));
  return { path, kept: free };
}

function removeEmptyFolders(root, folder, disk) {
  if (folder === '.') return;
  try {
    disk.rmdirSync(join(root, folder));
  } catch {
    return; // it holds something
  }
  removeEmptyFolders(root, dirname(folder), disk);
}

function hashOf(path, disk) {
  try {
    return createHash('sha256').update(disk.readFileSync(path)).digest('hex');
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** On Windows a file that a virus scanner or an editor holds cannot be replaced for a moment. */
function patiently(action) {
  for (let tries = 1; ; tries += 1) {
    try {
      return action();
    } catch (error) {
      if (error.code === 'ENOENT') return undefined; // another process was faster
      if (!['EPERM', 'EACCES', 'EBUSY'].includes(error.code) || tries === PATIENCE) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10 * tries);
    }
  }
}

module.exports = { FOLDER, JOURNAL, finishInterrupted, finishUpdate };
