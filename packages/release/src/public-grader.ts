import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Lesson, parseWith, translatedTextsSchema } from '@gradus/contract';
import { largerModel, specOf, specSentences } from '@gradus/judge';
import { type Files, put } from './edition-files';
import { publicSpec } from './public-spec';
import { ReleaseRefused } from './release-refused';

/** Specs, what they share, and hints. Figures about graders and whatever comes later stay, until somebody names it here. */
const FOR_STUDENTS = /^([a-z0-9.-]+\.ts|hints\.[a-z]+\.json|stubs\.json)$/;
const TEXTS = /^texts\.[a-z]+\.json$/;

/**
 * A lesson's folder of `grader` as students get it: no private checks, no seeds but the one they are graded with, of
 * subfolders only the spec of a larger model.
 *
 * @param released ids of all lessons in the edition
 */
export function publicGrader(root: string, lesson: Lesson, released: ReadonlySet<string>): Files {
  const folder = join(root, 'grader', lesson.id);
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name); // prettier-ignore
  const files: Files = new Map();
  const specs = new Map<string, string[]>();
  const hidden = new Map<string, readonly string[]>();
  for (const name of names.filter((each) => FOR_STUDENTS.test(each)).sort()) {
    const content = readFileSync(join(folder, name));
    if (!name.endsWith('.spec.ts')) put(files, [[name, content]]);
    else {
      const { text, removed } = publicSpec(content.toString('utf8'), `grader/${lesson.id}/${name}`);
      put(files, [[name, text]]);
      specs.set(name.replace('.spec.ts', '.ts'), [text]);
      hidden.set(name.replace('.spec.ts', '.ts'), removed);
    }
  }
  const larger = largerModel(lesson);
  if (larger) {
    const text = largerSpec(root, specOf(larger));
    put(files, [[specOf(larger).slice(`grader/${lesson.id}/`.length), text]]);
    specs.get(larger.exercise.file)?.push(text);
  }
  for (const name of names.filter((each) => TEXTS.test(each))) {
    put(files, [[name, publicTexts(readFileSync(join(folder, name), 'utf8'), lesson, specs)]]);
  }
  put(files, [['lesson.json', `${JSON.stringify(publicLesson(lesson, hidden, released), null, 2)}\n`]]);
  return files;
}

/** Its one check is for everybody: results list it without a word on what it hides. */
function largerSpec(root: string, path: string): string {
  const { text, removed } = publicSpec(readFileSync(join(root, path), 'utf8'), path);
  if (removed.length === 0) return text;
  throw new ReleaseRefused(`${path}: a larger model cannot be a private check.`);
}

/** Translations of what public specs say: the others would tell what is left out. */
function publicTexts(text: string, lesson: Lesson, specs: ReadonlyMap<string, readonly string[]>): string {
  const texts = parseWith(translatedTextsSchema, text, { file: `the translation of lesson ${lesson.id}` });
  const said = new Map(
    lesson.exercises.map(({ id, file }) => [id, new Set((specs.get(file) ?? []).flatMap(specSentences))]),
  );
  const kept = Object.entries(texts).map(([id, sentences]) => {
    const isSaid = (english: string) => id === 'lesson' || said.get(id)?.has(english);
    return [id, Object.fromEntries(Object.entries(sentences).filter(([english]) => isSaid(english)))] as const;
  });
  return `${JSON.stringify(Object.fromEntries(kept), null, 2)}\n`;
}

function publicLesson(
  lesson: Lesson,
  hidden: ReadonlyMap<string, readonly string[]>,
  released: ReadonlySet<string>,
): Lesson {
  return {
    ...lesson,
    requires: lesson.requires.filter((id) => released.has(id)),
    seeds: lesson.seeds.slice(0, 1),
    exercises: lesson.exercises.map((exercise) => {
      const checks = exercise.checks.filter((id) => !hidden.get(exercise.file)?.includes(id));
      if (checks.length > 0) return { ...exercise, checks };
      throw new ReleaseRefused(
        `All checks of ${exercise.id} are private: students could not see whether they are right.`,
      );
    }),
  };
}
