import { lockProblems } from './lock-problems';

const fetched = { version: '1.0.0', integrity: 'sha512-x' };
const problems = (packages: object) => lockProblems(JSON.stringify({ lockfileVersion: 3, packages }));
const fast = { ...fetched, optionalDependencies: { '@fast/linux': '1.0.0', '@fast/darwin': '1.0.0' } };

describe('lockProblems', () => {
  it('finds nothing wrong with a complete lock', () => {
    const packages = {
      '': { optionalDependencies: { gpu: '^2.0.0' } },
      'packages/cli': { version: '0.1.0' },
      'node_modules/@gradus/cli': { resolved: 'packages/cli', link: true },
      'node_modules/gpu': { ...fetched, version: '2.3.0' },
      'node_modules/fast': fast,
      'node_modules/@fast/linux': fetched,
      'node_modules/fast/node_modules/@fast/darwin': fetched,
      'node_modules/@fast/darwin': { ...fetched, version: '0.9.0' },
    };
    expect(problems(packages)).toEqual([]);
  });

  it('names the binary of a platform that is missing', () => {
    expect(problems({ 'node_modules/fast': fast, 'node_modules/@fast/linux': fetched })).toEqual([
      'node_modules/fast may use @fast/darwin@1.0.0, which is missing from the lock',
    ]);
  });

  it('names the binary whose version does not fit', () => {
    const packages = {
      'node_modules/fast': fast,
      'node_modules/@fast/linux': { ...fetched, version: '0.9.0' },
      'node_modules/@fast/darwin': fetched,
    };
    expect(problems(packages)).toEqual(['node_modules/fast may use @fast/linux@1.0.0, but the lock has 0.9.0']);
  });

  it('looks for a dependency in the folders around the package', () => {
    const inner = {
      'node_modules/outer/node_modules/fast': fast,
      'node_modules/outer/node_modules/@fast/linux': fetched,
    };
    expect(problems({ ...inner, 'node_modules/@fast/darwin': fetched })).toEqual([]);
    expect(problems({ ...inner, 'node_modules/other/node_modules/@fast/darwin': fetched })).toHaveLength(1);
    expect(problems({ 'packages/cli': fast, 'node_modules/@fast/linux': fetched })).toEqual([
      'packages/cli may use @fast/darwin@1.0.0, which is missing from the lock',
    ]);
  });

  it('names a missing dependency of the root', () => {
    expect(problems({ '': { optionalDependencies: { gpu: '1.0.0' } } })).toEqual([
      'the root may use gpu@1.0.0, which is missing from the lock',
    ]);
  });

  it('names packages bound to a host', () => {
    const resolved = 'https://registry.example/a-1.0.0.tgz';
    expect(problems({ 'node_modules/a': { ...fetched, resolved } })).toEqual([
      `node_modules/a is bound to ${resolved}; remove "resolved"`,
    ]);
  });

  it('names packages without a checksum', () => {
    expect(problems({ 'node_modules/a': { version: '1.0.0' } })).toEqual([
      'node_modules/a has no "integrity", so nothing would notice a changed package',
    ]);
  });
});
