import { libraryFolders } from './system-files';

describe('libraryFolders()', () => {
  it('gives the folders of libraries that are mapped, and of nothing else', () => {
    const maps = `
55d0a7a00000-55d0a7a01000 r--p 00000000 fe:00 1 /usr/bin/node
7f0000000000-7f0000001000 r--p 00000000 fe:00 2 /usr/lib/x86_64-linux-gnu/libc.so.6
7f0000002000-7f0000003000 r--p 00000000 fe:00 3 /usr/lib/x86_64-linux-gnu/libstdc++.so.6.0.30
7f0000004000-7f0000005000 r--p 00000000 fe:00 4 /usr/lib64/ld-linux-x86-64.so.2
7f0000006000-7f0000007000 r--p 00000000 fe:00 5 /home/me/project/native.so
7f0000008000-7f0000009000 rw-p 00000000 00:00 0 [heap]
`;
    expect(libraryFolders(maps)).toEqual(['/usr/lib/x86_64-linux-gnu', '/usr/lib64']);
  });
});
