#!/usr/bin/env node
// Lays the course down in a new folder: npm create gradus-course my-folder
const { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } = require('node:fs');
const { dirname, join, relative, resolve } = require('node:path');
const { gunzipSync } = require('node:zlib');

const [word = 'gradus-course', ...others] = process.argv.slice(2);
const folder = resolve(word);
if (word.startsWith('-') || others.length > 0) {
  const isHelp = word === '--help' || word === '-h';
  process[isHelp ? 'stdout' : 'stderr'].write(
    'Usage: npm create gradus-course [folder]\nThe folder must not exist yet, or be empty.\n',
  );
  process.exit(isHelp ? 0 : 2);
}
if (existsSync(folder) && !isEmpty(folder)) {
  process.stderr.write(
    `${folder} is there already and not empty. Name another folder, or go there and run: npx gradus update\n`,
  );
  process.exit(2);
}
for (const [path, content] of entries(gunzipSync(readFileSync(join(__dirname, 'course.tgz'))))) {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
process.stdout.write(
  `The course lies in ${folder}. Go on with:\n\n  cd ${relative('', folder) || '.'}\n  npm ci\n  npm test\n`,
);

function isEmpty(path) {
  try {
    return readdirSync(path).length === 0;
  } catch {
    return false; // a file
  }
}

/** The files of the archive, which is our own, without the folder that all of them lie in. */
function* entries(tar) {
  const text = (from, length) => tar.toString('utf8', from, from + length).replace(/\0.*$/s, '');
  for (let at = 0; tar[at] !== 0;) {
    const size = parseInt(text(at + 124, 12), 8);
    const path = [text(at + 345, 155), text(at, 100)].filter(Boolean).join('/');
    yield [path.replace(/^[^/]+\//, ''), tar.subarray(at + 512, at + 512 + size)];
    at += 512 + Math.ceil(size / 512) * 512;
  }
}
