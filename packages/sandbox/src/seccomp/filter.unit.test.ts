import { OPCODE } from './bpf';
import { ACTION, ARCHITECTURES, type Architecture, type FilterKind, seccompFilter } from './filter';
import { ALLOWED, ALLOWED_TO_DRIVERS, SPECIAL } from './system-calls';

const AUDIT = { x64: 0xc000003e, arm64: 0xc00000b7 };

/** What the kernel would do about a call: a small interpreter of classic BPF. */
function decide(
  architecture: Architecture,
  call: number,
  args: number[] = [],
  audit = AUDIT[architecture],
  kind: FilterKind = 'plain',
): number {
  const data = Buffer.alloc(64);
  data.writeUInt32LE(call, 0);
  data.writeUInt32LE(audit, 4);
  args.forEach((arg, i) => data.writeBigUInt64LE(BigInt(arg), 16 + 8 * i));
  const program = seccompFilter(architecture, kind);
  for (let at = 0, accumulator = 0; ; at++) {
    const code = program.readUInt16LE(at * 8);
    const [yes, no] = [program[at * 8 + 2]!, program[at * 8 + 3]!];
    const k = program.readUInt32LE(at * 8 + 4);
    if (code === OPCODE.return) return k;
    else if (code === OPCODE.load) accumulator = data.readUInt32LE(k);
    else if (code === OPCODE.and) accumulator = (accumulator & k) >>> 0;
    else if (code === OPCODE.jumpIfEqual) at += accumulator === k ? yes : no;
    else if (code === OPCODE.jumpIfAtLeast) at += accumulator >= k ? yes : no;
    else if (code === OPCODE.jumpIfAnyBit) at += (accumulator & k) !== 0 ? yes : no;
    else throw new Error(`no such instruction: ${code}`);
  }
}

const error = (number: number) => ACTION.error | number;
const [EPERM, ENOTTY, ENOSYS, EAFNOSUPPORT] = [1, 25, 38, 97].map(error) as [number, number, number, number];

describe.each(ARCHITECTURES)('the filter for %s', (architecture) => {
  const index = architecture === 'x64' ? 0 : 1;
  const special = (name: keyof typeof SPECIAL) => SPECIAL[name][index];
  const allowed = Object.values(ALLOWED).flatMap((numbers) => numbers[index] ?? []);

  it('lets exactly the listed calls through, whatever their arguments', () => {
    const ruled = Object.keys(SPECIAL).map((name) => special(name as keyof typeof SPECIAL));
    const plain = Array.from({ length: 600 }, (_, call) => call).filter((call) => !ruled.includes(call as never));
    const passing = plain.filter((call) => decide(architecture, call) === ACTION.allow);
    expect(passing).toEqual(allowed.toSorted((a, b) => a - b));
    expect(plain.filter((call) => ![ACTION.allow, EPERM].includes(decide(architecture, call)))).toEqual([]);
  });

  it('kills what comes by another interface of the kernel', () => {
    const other = architecture === 'x64' ? AUDIT.arm64 : AUDIT.x64;
    expect(decide(architecture, allowed[0]!, [], other)).toBe(ACTION.kill);
    expect(decide(architecture, 11, [], 0x40000003)).toBe(ACTION.kill); // execve of 32-bit x86
    if (architecture === 'x64') expect(decide('x64', 0x40000000)).toBe(ACTION.kill);
  });

  it('makes threads but no processes', () => {
    const thread = 0x3d0f00; // what glibc asks for
    expect(decide(architecture, special('clone'), [thread])).toBe(ACTION.allow);
    expect(decide(architecture, special('clone'), [17])).toBe(EPERM); // fork
    expect(decide(architecture, special('clone'), [0x10000000])).toBe(EPERM); // a user namespace
    expect(decide(architecture, special('clone3'))).toBe(ENOSYS);
  });

  it.each([
    ['private', 0x22, true],
    ['shared file', 0x01, true],
    ['stack of a thread', 0x20022, true],
    ['shared', 0x21, false],
    ['shared, validated', 0x23, false],
    ['growing', 0x122, false],
  ])('memory that is %s: %p passes: %p', (_, flags, passes) => {
    expect(decide(architecture, special('mmap'), [0, 4096, 3, flags])).toBe(passes ? ACTION.allow : EPERM);
  });

  it('has no sockets, no terminal tricks, no ptrace', () => {
    expect(decide(architecture, special('socket'), [2, 1])).toBe(EAFNOSUPPORT);
    expect(decide(architecture, special('socketpair'), [1, 1])).toBe(EAFNOSUPPORT);
    expect(decide(architecture, special('io_uring_setup'))).toBe(ENOSYS);
    expect(decide(architecture, special('ioctl'), [1, 0x5413])).toBe(ACTION.allow);
    expect(decide(architecture, special('ioctl'), [1, 0x5412])).toBe(ENOTTY); // TIOCSTI types into a terminal
    expect(decide(architecture, special('prctl'), [15])).toBe(ACTION.allow);
    expect(decide(architecture, special('prctl'), [22])).toBe(EPERM); // another filter
    expect(decide(architecture, architecture === 'x64' ? 101 : 117)).toBe(EPERM); // ptrace
  });

  describe('beside a GPU', () => {
    const beside = (call: number, args: number[] = []) => decide(architecture, call, args, AUDIT[architecture], 'gpu');

    it("lets a driver's calls through, and what it shares with its device", () => {
      for (const request of [0xc0384627, 0xc0106479, 0x5413])
        expect(beside(special('ioctl'), [7, request])).toBe(ACTION.allow);
      expect(beside(special('mmap'), [0, 4096, 3, 0x21])).toBe(ACTION.allow);
      for (const numbers of Object.values(ALLOWED_TO_DRIVERS)) expect(beside(numbers[index]!)).toBe(ACTION.allow);
      expect(decide(architecture, special('ioctl'), [7, 0xc0384627])).toBe(ENOTTY);
    });

    it('refuses what it refuses elsewhere: processes, sockets, terminal tricks, ptrace', () => {
      expect(beside(special('clone'), [17])).toBe(EPERM);
      expect(beside(special('socket'), [2, 1])).toBe(EAFNOSUPPORT);
      for (const request of [0x5412, 0x541c]) expect(beside(special('ioctl'), [0, request])).toBe(EPERM);
      expect(beside(architecture === 'x64' ? 101 : 117)).toBe(EPERM);
    });
  });
});
