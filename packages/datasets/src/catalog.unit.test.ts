import { DATA_SETS, dataSetNamed } from './catalog';

it.each(DATA_SETS.map((set) => [set.name, set] as const))('%s is described well enough to fetch it', (_, set) => {
  for (const mirror of set.mirrors) expect(mirror).toMatch(/^https?:\/\/[^?#]+\/$/);
  for (const { name, bytes, sha256 } of set.files) {
    expect(name).toMatch(/^[a-z0-9-]+\.(gz|txt)$/);
    expect(bytes).toBeGreaterThan(0);
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  }
});

it('no two files of all data sets have the same checksum', () => {
  const sums = DATA_SETS.flatMap(({ files }) => files.map(({ sha256 }) => sha256));
  expect(new Set(sums).size).toBe(sums.length);
});

it('dataSetNamed() finds a data set', () => {
  expect(dataSetNamed('fashion-mnist')?.about).toContain('clothes');
  expect(dataSetNamed('nothing')).toBeUndefined();
});
