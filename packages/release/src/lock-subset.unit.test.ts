import { lockSubset } from './lock-subset';

const PACKAGES = {
  '': { name: 'root' },
  'node_modules/jest': { version: '30.0.0', dev: true, dependencies: { core: '^1.0.0' }, peerDependencies: { notifier: '1' }, peerDependenciesMeta: { notifier: { optional: true } } },
  'node_modules/core': { version: '1.0.0', dev: true, dependencies: { tool: '^2.0.0' }, optionalDependencies: { 'core-mac': '1', 'core-linux': '1' } },
  'node_modules/core-mac': { version: '1.0.0', dev: true, optional: true, os: ['darwin'] },
  'node_modules/core/node_modules/tool': { version: '2.0.0', dev: true, peerDependencies: { peer: '1' } },
  'node_modules/tool': { version: '1.0.0', dependencies: { core: '1' } },
  'node_modules/peer': { version: '1.0.0', devOptional: true },
  'node_modules/other': { version: '9.0.0' },
}; // prettier-ignore
const LOCK = JSON.stringify({ lockfileVersion: 3, packages: PACKAGES });

test('has what is needed, from where Node finds it, and nothing else', () => {
  expect(Object.keys(lockSubset(LOCK, ['jest']))).toEqual([
    'node_modules/core',
    'node_modules/core-mac',
    'node_modules/core/node_modules/tool',
    'node_modules/jest',
    'node_modules/peer',
  ]);
});

test('says anew what is optional: only what installing can do without', () => {
  const subset = lockSubset(LOCK, ['jest']);
  expect(subset['node_modules/core-mac']).toEqual({ version: '1.0.0', os: ['darwin'], optional: true });
  expect(subset['node_modules/peer']).toEqual({ version: '1.0.0' });
  expect(subset['node_modules/core']).not.toHaveProperty('dev');
});

test('names what the lock lacks', () => {
  expect(() => lockSubset(LOCK, ['vite'])).toThrow('package-lock.json has no vite, which the edition needs.');
});
