import { and, answer, assemble, ifAnyBit, ifAtLeast, ifEqual, type Instruction, load } from './bpf';
import { ALLOWED, ALLOWED_TO_DRIVERS, type CallNumbers, SPECIAL } from './system-calls';

export const ARCHITECTURES = ['x64', 'arm64'] as const;
export type Architecture = (typeof ARCHITECTURES)[number];

/** `gpu` lets through what a driver needs besides, above all its own calls (ioctl). */
export type FilterKind = 'plain' | 'gpu';

/** What becomes of a call, from linux/seccomp.h. */
export const ACTION = { allow: 0x7fff0000, kill: 0x80000000, error: 0x00050000 } as const;
const EPERM = 1;
const ENOTTY = 25;
const ENOSYS = 38;
const EAFNOSUPPORT = 97;

/** `struct seccomp_data`: number, architecture, instruction pointer, six arguments of eight bytes. */
const NUMBER = 0;
const ARCHITECTURE = 4;
const argument = (i: number) => 16 + 8 * i;

/** linux/audit.h: machine with the bits for 64 bit and little-endian. */
const AUDIT: Record<Architecture, number> = { x64: 0xc000003e, arm64: 0xc00000b7 };
/** Numbers from here on are the x32 interface of the same kernel, to which the list does not apply. */
const X32 = 0x40000000;

const CLONE_THREAD = 0x10000;
const MAP_SHARED_AND_ANONYMOUS = 0x21;
const MAP_GROWSDOWN = 0x100;
const IOCTLS = { TCGETS: 0x5401, TIOCGWINSZ: 0x5413, FIONBIO: 0x5421, FIOCLEX: 0x5451, FIONREAD: 0x541b };
/** What types into a terminal, or changes it, by which one could act on the judge's user's behalf. */
const TERMINAL_TRICKS = { TIOCSTI: 0x5412, TIOCLINUX: 0x541c, TIOCSETD: 0x5423, TIOCCONS: 0x541d };
const PRCTLS = { PR_GET_DUMPABLE: 3, PR_SET_NAME: 15, PR_GET_NAME: 16, PR_SET_VMA: 0x53564d41 };

/**
 * A seccomp filter as a program of classic BPF: calls on the list pass, all others fail with EPERM. Threads can be
 * made, processes cannot; no sockets; no shared or growing anonymous memory, which RLIMIT_DATA would not count.
 *
 * @returns the bytes that `bwrap --seccomp` reads
 */
export function seccompFilter(architecture: Architecture, kind: FilterKind = 'plain'): Buffer {
  const number = ([x64, arm64]: CallNumbers) => (architecture === 'x64' ? x64 : arm64);
  const rule = (call: keyof typeof SPECIAL, body: Instruction[]) => [ifEqual(number(SPECIAL[call])!, 0, body.length), ...body]; // prettier-ignore
  const allowed = kind === 'gpu' ? { ...ALLOWED, ...ALLOWED_TO_DRIVERS } : ALLOWED;
  const fails = (error: number) => [answer(ACTION.error | error)];
  return assemble([
    ...onlyFrom(architecture),
    load(NUMBER),
    ...(architecture === 'x64' ? [ifAtLeast(X32, 0, 1), answer(ACTION.kill)] : []),
    ...rule('clone3', fails(ENOSYS)), // its flags lie in memory; C libraries fall back to clone
    ...rule('io_uring_setup', fails(ENOSYS)),
    ...rule('clone', [load(argument(0)), ifAnyBit(CLONE_THREAD, 0, 1), answer(ACTION.allow), ...fails(EPERM)]),
    ...rule(
      'mmap',
      kind === 'gpu'
        ? [answer(ACTION.allow)]
        : [
            load(argument(3)),
            ifAnyBit(MAP_GROWSDOWN, 0, 1),
            ...fails(EPERM),
            and(MAP_SHARED_AND_ANONYMOUS),
            ifEqual(MAP_SHARED_AND_ANONYMOUS, 0, 1),
            ...fails(EPERM),
            answer(ACTION.allow),
          ],
    ),
    ...rule('ioctl', [
      load(argument(1)),
      ...(kind === 'gpu' ? noneOf(Object.values(TERMINAL_TRICKS), EPERM) : [...oneOf(Object.values(IOCTLS)), ...fails(ENOTTY)]), // prettier-ignore
    ]),
    ...rule('prctl', [load(argument(0)), ...oneOf(Object.values(PRCTLS)), ...fails(EPERM)]),
    ...rule('socket', fails(EAFNOSUPPORT)),
    ...rule('socketpair', fails(EAFNOSUPPORT)),
    ...oneOf(Object.values(allowed).flatMap((numbers) => number(numbers) ?? [])),
    ...fails(EPERM),
  ]);
}

/** Calls through the interface of another architecture have other numbers. */
function onlyFrom(architecture: Architecture): Instruction[] {
  return [load(ARCHITECTURE), ifEqual(AUDIT[architecture], 1, 0), answer(ACTION.kill)];
}

function noneOf(values: readonly number[], error: number): Instruction[] {
  return [...values.flatMap((value) => [ifEqual(value, 0, 1), answer(ACTION.error | error)]), answer(ACTION.allow)];
}

function oneOf(values: readonly number[]): Instruction[] {
  return values.flatMap((value) => [ifEqual(value, 0, 1), answer(ACTION.allow)]);
}
