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
};

export type Phrases = typeof en;
