import type { Command } from 'commander';
import { course, finish } from '../command-parts';

export function addRelease(gradus: Command): void {
  gradus
    .command('release')
    .summary('(instructor) the student edition: without solutions')
    .description(
      'Write what students get: exercises, public specs and the built machine, without solutions, misconceptions, private ' +
        'checks and seeds. As a folder, an archive of it, and a package for npm create. Before anything is written, every ' +
        'file is searched for every line of a solution or a wrong answer.',
    )
    .argument('<folder>', 'where it is written: a new or empty folder, or one that holds an earlier release')
    .option('--lessons <list>', 'lessons, such as 1-5, 4 or softmax,mnist; all without it')
    .option('--forms <list>', 'folder, archive, create; all without it')
    .option(
      '--as <version>',
      "the edition's version, such as 1.2.0; students update to a higher one. By default the course's",
    )
    .addHelpText(
      'after',
      `
Examples:
  gradus release editions/week-1 --lessons 1-3 --as 0.1.0
  gradus release editions/week-2 --lessons 1-5 --as 0.2.0    students: npx gradus update FILE
  gradus release out --forms archive

In the folder: gradus-course/, gradus-course-VERSION.tgz, create-gradus-course-VERSION.tgz, SHA256SUMS. The same course gives
the same bytes. Students unpack the archive, or run npx ./create-gradus-course-VERSION.tgz my-folder, and then: npm ci

Exit codes: 0 done, 1 something would be given away, 2 wrong usage.`,
    )
    .action(async (folder: string, options: import('./release').ReleaseOptions) => {
      const { release } = await import('./release');
      finish(await release(course(), folder, options));
    });
}
