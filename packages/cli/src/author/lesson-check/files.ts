import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Lesson, TRANSLATIONS } from '@gradus/contract';
import { isAnswer, largerModel, specOf } from '@gradus/judge';
import { type Finding, finding } from './finding';

const READMES = TRANSLATIONS.map((language) => `README.${language}.md`);
/** What mutants of the solutions came to; `gradus mutate` reads one and writes the other. */
const MUTANTS = ['survivors.json', 'mutation.json'];
const TEXTS = TRANSLATIONS.flatMap((language) => [`hints.${language}.json`, `texts.${language}.json`]);

/** Every file that must be there is there, and nothing else is. */
export function checkFiles(root: string, lesson: Lesson): Finding[] {
  const stems = lesson.exercises.map(({ file }) => file.replace(/\.ts$/, ''));
  const answers = ['README.md', ...lesson.exercises.map(({ file }) => file)];
  const larger = largerModel(lesson);
  const specs = [...lesson.exercises.map((exercise) => specOf({ lesson, exercise })), ...(larger ? [specOf(larger)] : [])]; // prettier-ignore
  const inGrader = (path: string) => path.slice(`grader/${lesson.id}/`.length);
  const grader = ['lesson.json', 'package.json', 'stubs.json', ...specs.map(inGrader)];
  const ofExercise = (name: string) => stems.some((stem) => name.startsWith(`${stem}.`) && /\.[a-z-]+\.ts$/.test(name));
  const shared = (name: string) => /^[a-z][a-z0-9-]*\.ts$/.test(name);
  return [
    checkFolder(root, `solutions/${lesson.id}`, answers, isPictureOrTranslation),
    checkFolder(root, `exercises/${lesson.id}`, answers, isPictureOrTranslation),
    checkFolder(
      root,
      `grader/${lesson.id}`,
      grader,
      (name) => ofExercise(name) || shared(name) || isAnswer(name, lesson) || [...TEXTS, ...MUTANTS].includes(name),
    ),
  ];
}

function checkFolder(
  root: string,
  folder: string,
  needed: readonly string[],
  allowed: (name: string) => boolean,
): Finding {
  const found = existsSync(join(root, folder)) ? filesIn(join(root, folder)) : [];
  return finding(folder, [
    ...needed.filter((name) => !found.includes(name)).map((name) => `${folder}/${name} is missing.`),
    ...found
      .filter((name) => !needed.includes(name) && !allowed(name))
      .map((name) => `${folder}/${name} does not belong there: remove it, or list it in the lesson's manifest.`),
  ]);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll('\\', '/')); // prettier-ignore
}

function isPictureOrTranslation(name: string): boolean {
  return READMES.includes(name) || /^images\/[a-z0-9-]+\.svg$/.test(name);
}
