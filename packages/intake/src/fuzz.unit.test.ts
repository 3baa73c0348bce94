import fc from 'fast-check';
import { gunzipSync, gzipSync } from 'node:zlib';
import { makeTar } from './testing/make-tar';
import { makeZip } from './testing/make-zip';
import { Submissions, WANTED } from './testing/submissions';

const submissions = new Submissions();
afterAll(() => submissions.remove());

const TEXTS = WANTED.map((path, i) => ({
  name: `exercises/${path}`,
  content: `export const x${i} = '${'ab'.repeat(40 * i)}';`,
}));
const contents = new Set(TEXTS.map(({ content }) => content));

const ARCHIVES = [
  ['zip', makeZip(TEXTS)],
  ['zip', makeZip(TEXTS.map((text) => ({ ...text, descriptor: true, stored: true })))],
  ['tar', makeTar(TEXTS)],
  ['tgz', gzipSync(makeTar(TEXTS))],
] as const;

const damage = fc.array(
  fc.oneof(
    fc.record({ at: fc.nat(), byte: fc.nat(255) }),
    fc.record({ cutFrom: fc.nat(), cutTo: fc.nat() }),
    fc.record({ at: fc.nat(), insert: fc.uint8Array({ maxLength: 40 }) }),
  ),
  { minLength: 1, maxLength: 6 },
);

test('a damaged archive is taken or refused, and never an error', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...ARCHIVES), damage, async ([kind, good], steps) => {
      const bytes = steps.reduce(apply, Buffer.from(good));
      const intake = await submissions.takePacked(bytes, kind);
      if (intake.status === 'refused') return intake.message.length < 400;
      // A zip has checksums for every file, a gzip has one for all; a bare tar has none for its contents.
      const isChecked = kind === 'zip' || (kind === 'tgz' && unpacks(bytes));
      return !isChecked || [...intake.files.values()].every((text) => contents.has(text));
    }),
    { numRuns: 600 },
  );
});

test('what is packed twice comes out the same', async () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 2000 }).filter((it) => !it.startsWith('\ufeff'));
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 3, maxLength: 3 }), fc.boolean(), async (texts, stored) => {
      const files = WANTED.map((name, i) => ({ name, content: texts[i]!, stored, descriptor: !stored }));
      for (const [kind, bytes] of [['zip', makeZip(files)], ['tar', makeTar(files)]] as const) {
        const intake = await submissions.takePacked(bytes, kind);
        expect(intake).toMatchObject({ status: 'ready', files: new Map(files.map(({ name, content }) => [name, content])) });
      }
    }),
    { numRuns: 50 },
  );
}); // prettier-ignore

type Step = { at: number; byte: number } | { cutFrom: number; cutTo: number } | { at: number; insert: Uint8Array };

function apply(bytes: Buffer, step: Step): Buffer {
  const place = (at: number) => at % (bytes.length + 1);
  if ('cutFrom' in step) {
    const [from, to] = [place(step.cutFrom), place(step.cutTo)].sort((a, b) => a - b) as [number, number];
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  }
  const at = place(step.at);
  if ('insert' in step) return Buffer.concat([bytes.subarray(0, at), step.insert, bytes.subarray(at)]);
  const changed = Buffer.from(bytes);
  if (at < changed.length) changed[at] = step.byte;
  return changed;
}

function unpacks(bytes: Buffer): boolean {
  try {
    gunzipSync(bytes);
    return true;
  } catch {
    return false;
  }
}
