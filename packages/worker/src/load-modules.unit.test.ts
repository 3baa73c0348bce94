import { ForbiddenImport } from './forbidden-import';
import { loadModules } from './load-modules';

const runtime = { tf: 'tf' };
const load = (modules: Record<string, string>) =>
  loadModules(
    Object.entries(modules).map(([name, code]) => ({ name, code })),
    { '@gradus/runtime': runtime },
  );

test('loadModules() gives the exports of a module', () => {
  expect(load({ '04-a/01-x': 'exports.x = 1;' })('04-a/01-x')).toEqual({ x: 1 });
  expect(load({ '04-a/01-x': 'module.exports = { y: 2 };' })('04-a/01-x')).toEqual({ y: 2 });
});

test('loadModules() resolves packages, neighbours and lessons', () => {
  const get = load({
    '04-a/02-y': `exports.all = ['@gradus/runtime', './01-x', './01-x.ts', '../04-a/01-x', '#04-a/01-x', '#03-b/01-z'].map(require);`,
    '04-a/01-x': 'exports.x = 1;',
    '03-b/01-z': 'exports.z = 2;',
  });
  const x = { x: 1 };
  expect(get('04-a/02-y')['all']).toEqual([runtime, x, x, x, x, { z: 2 }]);
});

test('loadModules() runs a module once, also in a circle', () => {
  const get = load({
    '04-a/01-x': `exports.first = 1; exports.seen = require('./02-y').seen;`,
    '04-a/02-y': `exports.seen = Object.keys(require('./01-x'));`,
  });
  expect(get('04-a/01-x')).toEqual({ first: 1, seen: ['first'] });
  expect(get('04-a/01-x')).toBe(get('04-a/01-x'));
});

test.each(['fs', 'node:fs', './02-y', '#03-b/01-z', '../../solutions/04-a/01-x', '/etc/passwd', '__proto__', 'toString', ''])(
  'loadModules() refuses to import %j and says what is allowed',
  (request) => {
    const get = load({ '04-a/01-x': `require(${JSON.stringify(request)});`, '04-a/03-z': '', '04-a/01-x.probe': '' });
    expect(() => get('04-a/01-x')).toThrow(
      new ForbiddenImport(`04-a/01-x.ts imports "${request}", which this exercise may not use. Allowed: @gradus/runtime, #04-a/03-z.`),
    );
  },
); // prettier-ignore

test('an error in a module names the TypeScript file', () => {
  const get = load({ '04-a/01-x': '\nnull.x;' });
  try {
    get('04-a/01-x');
  } catch (error) {
    expect((error as Error).stack).toContain('04-a/01-x.ts:2');
  }
  expect.assertions(1);
});
