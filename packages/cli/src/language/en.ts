/** Sentences around hints and on the screen of `gradus watch`. Every other language has the same keys. */
export const en = {
  hintOf: (level: number, all: number) => `Hint ${level} of ${all}`,
  moreHints: (command: string) => `More: ${command}`,
  lastHint: (readme: string) => `That was the last hint; see ${readme} too.`,

  starting: 'The judge is starting …',
  judging: 'Judging …',
  count: (passed: number, all: number, points: string, most: string) =>
    `${passed} / ${all} exercises  ${points} / ${most} points`,
  readFirst: (readme: string) => `Read ${readme} first (key o). `,
  howToBegin: 'Open the file, replace the throw, and save: it is judged at once.',
  changed: 'Changed since the last test; save it to have it judged.',
  passes: (id: string) => `${id} passes.`,
  goOn: (exercise: string) => `Press n to go on with ${exercise}.`,
  allPass: 'Everything here passes.',
  reference: (command: string) => `The reference solution: ${command}`,
  moreBelow: '… more: key a',

  keyHint: 'hint',
  keyNext: 'next',
  keyList: 'list',
  keyFirst: 'first problem',
  keyAll: 'all checks',
  keyQuit: 'quit',
  keyChoose: 'choose',
  keyEnter: 'go there',
  keyBack: 'back',

  updateNothing: (name: string) => `Nothing to do: this is ${name} already.`,
  updateDry: 'only shown, nothing was changed',
  updateStatus: {
    new: 'new',
    replaced: 'replaced',
    removed: 'removed',
    kept: 'kept',
    left: 'left',
    merged: 'merged',
    conflict: 'conflict',
    overwritten: 'overwritten',
  },
  updateNote: {
    left: 'is no longer part of the course; yours stays',
    overwritten: 'was changed by you; yours is in the backup',
  },
  updateFiles: (folder: string, n: number) => `${folder}  ${n} ${n === 1 ? 'file' : 'files'}`,
  updateMoved: (from: string) => `was ${from}`,
  updateConflict: (path: string) =>
    `you and the course changed the same lines: yours is as it was, the new stub is ${path}`,
  updateLate: (path: string, kept: string) => `${path} was saved while the update went on; what you saved is ${kept}`,
  updateLesson: (title: string) => `New lesson: ${title}`,
  updateBackup: (folder: string) => `What was there before is kept: ${folder}`,
  updateInstall: 'Packages have changed. Run this next: npm ci',
  updateTry: (command: string) => `Try what was merged: ${command}`,
};

export type Phrases = typeof en;
