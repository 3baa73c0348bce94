import { type ReleaseFile, sha256 } from '@gradus/contract';
import { type Edition, isStub } from './edition';
import { planStub, type StubPlan } from './plan-stub';

/** Texts and settings, which may well be a student's own as long as the new edition has nothing to say about them. */
const NOT_RUN = /^\.|\.md$/;

type Stub = ReleaseFile & { exercise: string };

/** What happens to one file, for the student to read. */
export interface Row {
  readonly status: Exclude<StubPlan['status'], 'same'> | 'overwritten';
  readonly path: string;
  /** Where the student's text was before. */
  readonly from?: string;
  /** Of a stub; everything else is the machine. */
  readonly exercise?: string;
}

/** One change on disk. `was` is what was read there: whatever else is there later is newer and not to be lost. */
export type Step =
  | { readonly do: 'put'; readonly path: string; readonly content: Buffer; readonly executable: boolean; readonly was?: Buffer } // prettier-ignore
  | { readonly do: 'remove'; readonly path: string; readonly was: Buffer };

export interface Plan {
  readonly rows: readonly Row[];
  readonly steps: readonly Step[];
}

/** The content of a file of the checkout, from its root; nothing if there is none. */
export type ReadMine = (path: string) => Buffer | undefined;

/**
 * What turns a checkout of one edition into the next one. Stubs are paired by exercise, so that a student's text follows its
 * exercise to another file; the rest is made equal to the new edition.
 */
export function planUpdate(installed: Edition, incoming: Edition, mine: ReadMine): Plan {
  const pairs = pairStubs(installed, incoming);
  const parts = [
    ...pairs.map((pair) => planPair(pair, installed, incoming, mine)),
    ...planDropped(pairs, installed, incoming, mine),
    ...planMachine(installed, incoming, mine),
  ];
  return { rows: parts.flatMap(({ rows }) => rows), steps: withoutCollisions(parts.flatMap(({ steps }) => steps), incoming) }; // prettier-ignore
}

/** A stub of the new edition beside the one that it was. */
interface Pair {
  readonly now: Stub;
  readonly before?: Stub;
  /** The path was that of an exercise that has moved or is gone: what lies there is not this one's. */
  readonly isTaken: boolean;
}

/** By exercise and former names; by path where an exercise was renamed without a word about it. */
function pairStubs(installed: Edition, incoming: Edition): Pair[] {
  const old = installed.files.filter(isStub) as Stub[];
  const stubs = incoming.files.filter(isStub) as Stub[];
  const byName = new Map(
    stubs.map((now) => [
      now,
      old.find(({ exercise }) => exercise === now.exercise || now.formerly?.includes(exercise)),
    ]),
  );
  const named = new Set(byName.values());
  return stubs.map((now) => {
    const there = old.find(({ path }) => path === now.path);
    const before = byName.get(now) ?? (named.has(there) ? undefined : there);
    return { now, ...(before && { before }), isTaken: there !== undefined && there !== before };
  });
}

function planPair({ now, before, isTaken }: Pair, installed: Edition, incoming: Edition, mine: ReadMine): Plan {
  const from = before && before.path !== now.path ? before.path : undefined;
  const there = mine(now.path);
  const moving = from === undefined ? undefined : mine(from);
  const text = moving ?? (isTaken ? undefined : there);
  const theirs = incoming.read(now)!;
  const plan = planStub({ base: before && installed.read(before), mine: text, theirs });
  const put = (content: Buffer, path = now.path): Step[] => {
    const was = mine(path);
    return was?.equals(content) ? [] : [{ do: 'put', path, content, executable: false, ...(was && { was }) }];
  };
  const own: Step[] = moving === undefined ? [] : [{ do: 'remove', path: from!, was: moving }];
  const stray = moving !== undefined && there !== undefined && !isTaken ? [overwritten(now.path)] : [];
  const status = plan.status === 'same' ? 'kept' : plan.status;
  const row: Row = { status, path: now.path, exercise: now.exercise, ...(moving && { from: from! }) };
  const rows = [...(plan.status === 'same' && moving === undefined ? [] : [row]), ...stray];
  switch (plan.status) {
    case 'new':
    case 'replaced':
      return { rows, steps: [...put(theirs), ...own] };
    case 'merged':
      return { rows, steps: [...put(plan.content), ...own] };
    case 'conflict':
      return { rows, steps: [...put(text!), ...own, ...put(theirs, besidePath(now.path))] };
    default:
      return { rows, steps: [...put(text!), ...own] };
  }
}

/** Where the new stub goes when the student's file is not touched: `02-softmax.new.ts`. */
export function besidePath(path: string): string {
  return path.replace(/\.ts$/, '.new.ts');
}

/** Stubs that the new edition does without. */
function planDropped(pairs: readonly Pair[], installed: Edition, incoming: Edition, mine: ReadMine): Plan[] {
  const followed = new Set(pairs.flatMap(({ before }) => before ?? []));
  const paths = new Set(incoming.files.map(({ path }) => path));
  return installed.files
    .filter((file) => isStub(file) && !followed.has(file))
    .flatMap((file): Plan[] => {
      const { path, exercise } = file;
      const text = mine(path);
      if (text === undefined) return [];
      const { status } = planStub({ base: installed.read(file), mine: text });
      if (paths.has(path)) return status === 'left' ? [{ rows: [overwritten(path)], steps: [] }] : [];
      const rows: Row[] = [{ status: status as 'left' | 'removed', path, exercise }];
      return [{ rows, steps: status === 'left' ? [] : [{ do: 'remove', path, was: text }] }];
    });
}

function planMachine(installed: Edition, incoming: Edition, mine: ReadMine): Plan[] {
  const before = new Map(installed.files.map((file) => [file.path, file]));
  const now = new Map(incoming.files.map((file) => [file.path, file]));
  const isMine = (path: string, text: Buffer) => !isVersion(text, before.get(path));
  const put = [...now.values()].filter((file) => !isStub(file)).flatMap((file): Plan[] => {
    const { path, executable = false } = file;
    const was = mine(path);
    if (was !== undefined && isVersion(was, file)) return [];
    const isOld = before.get(path)?.sha256 === file.sha256;
    if (was !== undefined && isOld && NOT_RUN.test(path)) return isMine(path, was) ? [{ rows: [{ status: 'kept', path }], steps: [] }] : [];
    const content = incoming.read(file)!;
    const step: Step = { do: 'put', path, content, executable, ...(was && { was }) };
    if (was === undefined) return [{ rows: [{ status: 'new', path }], steps: [step] }];
    return [{ rows: [isMine(path, was) ? overwritten(path) : { status: 'replaced', path }], steps: [step] }];
  }); // prettier-ignore
  const gone = [...before.values()].filter((file) => !isStub(file) && !now.has(file.path)).flatMap(({ path }): Plan[] => {
    const was = mine(path);
    if (was === undefined) return [];
    if (isMine(path, was)) return [{ rows: [{ status: 'left', path }], steps: [] }];
    return [{ rows: [{ status: 'removed', path }], steps: [{ do: 'remove', path, was }] }];
  }); // prettier-ignore
  return [...put, ...gone];
}

/** Whether a text is a file of an edition, even if git has changed how its lines end. */
function isVersion(text: Buffer, file: ReleaseFile | undefined): boolean {
  const unix = Buffer.from(text.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
  return [text, unix].some((bytes) => sha256(bytes) === file?.sha256);
}

function overwritten(path: string): Row {
  return { status: 'overwritten', path };
}

/** What one exercise leaves another may move into; and on many systems `A.ts` and `a.ts` are one file. */
function withoutCollisions(steps: readonly Step[], incoming: Edition): Step[] {
  const stays = new Set(incoming.files.map(({ path }) => path.toLowerCase()));
  const kept = steps.filter((step) => step.do === 'put' || !stays.has(step.path.toLowerCase()));
  return [...kept.filter((step) => step.do === 'remove'), ...kept.filter((step) => step.do === 'put')];
}
