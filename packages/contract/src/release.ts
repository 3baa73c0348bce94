import { z } from 'zod';

/** Where an edition's manifest lies, from its root. */
export const RELEASE_FILE = 'gradus-release.json';

const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const OURS_TO_LEAVE = ['.git', '.gradus', 'node_modules'];

/**
 * A file of an edition, from its root, with `/` on every system. Whoever applies a manifest writes to these paths, so they can
 * lead nowhere else, and every system can have them.
 */
const path = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9._@+-]+(\/[A-Za-z0-9._@+-]+)*$/, { error: 'must look like "exercises/04-softmax/02-softmax.ts"', abort: true })
  .refine((text) => text.split('/').every(isPortable), 'holds a name that leads elsewhere or that not every system can have')
  .refine((text) => !text.split('/').some((part) => OURS_TO_LEAVE.includes(part.toLowerCase())), `must not lie in ${OURS_TO_LEAVE.join(', ')}`); // prettier-ignore
const key = z.string().regex(/^[a-z0-9-]+\/[A-Za-z][A-Za-z0-9]*$/, 'must look like "softmax/softmax"');

const fileSchema = z.strictObject({
  path,
  /** Of the bytes as they were released. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits'),
  executable: z.boolean().optional(),
  /** Of a stub that students write in: its exercise by lesson and name, as in `.gradus/progress.jsonl`. */
  exercise: key.optional(),
  /** Lesson and name the exercise had in earlier editions. */
  formerly: z.array(key).optional(),
  /** Another file of the edition with the same content, which nobody writes in: what a student's text is compared with later. */
  base: path.optional(),
});

/**
 * `gradus-release.json`: what a student edition consists of. Files without an exercise are the machine, and an update replaces
 * them; files with one belong to the student once they are edited.
 */
export const releaseSchema = z
  .strictObject({
    format: z.literal(1, 'this edition needs a newer gradus: only format 1 is known here'),
    version: z.string().regex(/^\d{1,6}\.\d{1,6}\.\d{1,6}$/, 'must look like "1.2.0"'),
    files: z.array(fileSchema).min(1),
  })
  .superRefine(({ files }, context) => {
    const issue = (i: number, field: string, message: string) =>
      context.addIssue({ code: 'custom', path: ['files', i, field], message });
    const byPath = new Map(files.map((file) => [file.path, file]));
    const paths = new Set<string>([RELEASE_FILE]);
    const keys = new Set<string>();
    const current = new Set(files.flatMap(({ exercise }) => exercise ?? []));
    files.forEach((file, i) => {
      const folded = file.path.toLowerCase();
      if (paths.has(folded)) issue(i, 'path', `"${file.path}" is there twice, if upper and lower case are the same`);
      paths.add(folded);
      if (file.exercise === undefined) {
        for (const field of ['formerly', 'base'] as const) {
          if (file[field] !== undefined) issue(i, field, 'only a file with an exercise has one');
        }
        return;
      }
      if (keys.has(file.exercise)) issue(i, 'exercise', `"${file.exercise}" is there twice`);
      keys.add(file.exercise);
      file.formerly?.forEach((name) => {
        if (current.has(name) || keys.has(name)) issue(i, 'formerly', `"${name}" is, or was, another exercise, too`);
        keys.add(name);
      });
      if (file.base === undefined) return;
      const base = byPath.get(file.base);
      if (base === undefined || base.exercise !== undefined || base.sha256 !== file.sha256) {
        issue(
          i,
          'base',
          `"${file.base}" must be a file of this edition with the same sha256 that belongs to no exercise`,
        );
      }
    });
  });

export type Release = z.infer<typeof releaseSchema>;
export type ReleaseFile = Release['files'][number];

function isPortable(name: string): boolean {
  return !/^\.+$/.test(name) && !name.endsWith('.') && !RESERVED.test(name);
}
