import type { Level } from '../isolation';

/** What to do about a level that did not start, by what was said. */
export function cureOf(level: Level, reason: string): string {
  return CURES.find(([of, words]) => of === (level === 'full-gpu' ? 'full' : level) && words.test(reason))?.[2] ?? 'Use another level; gradus sandbox shows them.'; // prettier-ignore
}

const CURES: readonly (readonly [Level, RegExp, string])[] = [
  [
    'full',
    /uid map|namespace|Operation not permitted|Permission denied.*(map|clone|unshare)|No space left/i,
    'Allow namespaces to users: sysctl -w kernel.apparmor_restrict_unprivileged_userns=0 (Ubuntu 23.10 and later), ' +
      'sysctl -w kernel.unprivileged_userns_clone=1 (old Debian), or in Docker --security-opt seccomp=unconfined ' +
      '--security-opt apparmor=unconfined.',
  ],
  ['full', /Can't find source path|Permission denied/, 'Install Node where every user may read it, such as /usr/bin.'],
  [
    'container',
    /No such image|image not known|Unable to find image/i,
    'Fetch the image that is named (docker pull …), or name one that is there with GRADUS_IMAGE; Node must be in it.',
  ],
  ['container', /daemon|connect/i, 'Start Docker (systemctl start docker), or install podman.'],
  ['uid', /Permission denied|EACCES|Cannot find module/, 'Put the checkout and Node where every user may read them.'],
];
