import { type Assignment, type Course, moduleOf, readAnswer } from '@gradus/judge';
import { plainText, type Terminal } from '@gradus/reports';
import { FILE_HEADERS_ONLY, createTwoFilesPatch } from 'diff';
import { selectOne } from '../select';
import { print, standardOutput } from '../terminal';
import { UsageError } from '../usage-error';
import { mySubmission } from './my-submission';
import { lookAtReference, type LookOptions } from './reference';
import type { Phrases } from '../language/en';
import { phrasesIn } from '../language/phrases-in';

const MOST_CHARACTERS = 200_000;

/** `gradus diff 4.02`: from my answer (−) to the reference solution (+). Exit code 1 while the latter stays closed. */
export function diff(course: Course, word: string, options: LookOptions): number {
  const assignment = selectOne(course, word);
  const mine = myText(course, assignment);
  const look = lookAtReference(course, assignment, options);
  if (look.status === 'closed') {
    print(look.message);
    return 1;
  }
  const phrases = phrasesIn(options.lang);
  print(mine === look.text ? phrases.sameAsReference : comparison(assignment, { mine, reference: look.text, phrases }));
  return 0;
}

/** @throws {UsageError} if there is no file to compare */
function myText(course: Course, assignment: Assignment): string {
  const file = readAnswer(mySubmission(course), assignment);
  if (file.status === 'missing') throw new UsageError((phrases) => phrases.fileMissing(file.path));
  if (file.status === 'unreadable') throw new UsageError(file.message);
  return plainText(file.text, MOST_CHARACTERS);
}

function comparison(
  assignment: Assignment,
  { mine, reference, phrases }: { mine: string; reference: string; phrases: Phrases },
): string {
  const module = moduleOf(assignment);
  const patch = createTwoFilesPatch(`exercises/${module}.ts`, phrases.referenceSolution, mine, reference, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  }); // prettier-ignore
  const { colors } = standardOutput();
  return patch
    .trimEnd()
    .split('\n')
    .map((line) => inColor(line, colors))
    .join('\n');
}

function inColor(line: string, colors: Terminal['colors']): string {
  if (line.startsWith('---') || line.startsWith('+++')) return colors.bold(line);
  if (line.startsWith('-')) return colors.red(line);
  if (line.startsWith('+')) return colors.green(line);
  return line.startsWith('@@') ? colors.cyan(line) : line;
}
