import { staleImports } from './stale-imports';

const moves = [
  { from: 'exercises/04-a/05-pick.ts', path: 'exercises/04-a/06-pick.ts' },
  { from: 'exercises/04-a/07-away.ts', path: 'exercises/05-b/01-away.ts' },
];

test.each([
  ['exercises/04-a/08-x.ts', "import { pick } from './05-pick';", [['./05-pick', './06-pick']]],
  ['exercises/04-a/08-x.ts', 'import { pick } from "#04-a/05-pick.ts";', [['#04-a/05-pick', '#04-a/06-pick']]],
  ['exercises/04-a/08-x.ts', "import { away } from './07-away';", [['./07-away', '#05-b/01-away']]],
  ['exercises/05-b/02-y.ts', "import { away } from '#04-a/07-away';", [['#04-a/07-away', '#05-b/01-away']]],
  ['exercises/05-b/02-y.ts', "import { pick } from './05-pick';", []],
  ['exercises/04-a/08-x.ts', "import { pick } from './06-pick'; // was 05-pick", []],
])('in %s: %s', (path, text, expected) => {
  expect(staleImports(moves, new Map([[path, text]]))).toEqual(expected.map(([name, now]) => ({ path, name, now })));
});
