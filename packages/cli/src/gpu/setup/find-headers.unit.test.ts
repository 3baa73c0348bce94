import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findHeaders } from './find-headers';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'headers-'))));
afterEach(() => rmSync(root, { recursive: true }));

function headersIn(place: string): string {
  const folder = join(root, place, 'include/node');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'node_api.h'), '');
  writeFileSync(join(folder, 'node_version.h'), '#define NODE_MAJOR_VERSION 20\n#define NODE_MINOR_VERSION 1\n#define NODE_PATCH_VERSION 2\n'); // prettier-ignore
  return folder;
}

describe('findHeaders()', () => {
  it('looks beside Node first', () => {
    const beside = headersIn('node');
    headersIn('told');
    expect(findHeaders(join(root, 'node/bin/node'), { npm_config_nodedir: join(root, 'told') }, root)).toEqual({
      status: 'found',
      value: beside,
      fact: `headers of Node in ${beside}, 20.1.2`,
    });
  });

  it('looks where npm was told, then where node-gyp keeps them', () => {
    const kept = headersIn(`.cache/node-gyp/${process.versions.node}`);
    expect(findHeaders(join(root, 'node/bin/node'), {}, root)).toMatchObject({ value: kept });
    const told = headersIn('told');
    expect(findHeaders(join(root, 'node/bin/node'), { npm_config_nodedir: join(root, 'told') }, root)).toMatchObject({ value: told }); // prettier-ignore
  });
});
