import { type Command, Option } from 'commander';
import { CLASS_FORMATS, FORMAT_NAMES, type FormatName } from '@gradus/exports/names';
import { course, finish, isolationOption, wholeNumber } from '../command-parts';

export function addExport(gradus: Command): void {
  gradus
    .command('export')
    .summary('(instructor) grades in the format of another system')
    .description(
      "Write the grades of a class, or one student's own results, in the format of another system. Overrides, weights and " +
        'lateness count; of private checks students see whether they passed.',
    )
    .argument('[out]', 'the folder of a run of gradus grade')
    .addOption(new Option('--format <name>', 'one of those below').choices(Object.keys(FORMAT_NAMES)).makeOptionMandatory())
    .option('--results <file>', "instead of a class: one student's results.json, as gradus test --out writes it")
    .option('--to <path>', 'file or folder to write; OUT/exports without it, standard output with --results')
    .option('--course <file>', 'weights, points, deadline, extensions; OUT/course.json without it, if it is there')
    .option('--roster <file>', "CSV with id and, if there are any, name, email and handed_in; the run's own without it")
    .option('--id-as <column>', 'what the ids are there: sis-login-id, sis-user-id, id (canvas); username, idnumber, email (moodle)')
    .addHelpText(
      'after',
      `
Formats for a class, one file:
${listOf((name) => CLASS_FORMATS.some((it) => it === name))}

Formats with a file for each student:
${listOf((name) => !CLASS_FORMATS.some((it) => it === name))}

Examples:
  gradus export graded --format canvas
  gradus export graded --format moodle --id-as idnumber --to grades.csv
  gradus export graded --format gradescope --course course.json
  gradus export --results results.json --format junit --to report.xml
  gradus export --results results.json --format markdown >> "$GITHUB_STEP_SUMMARY"

What each field becomes, and what course.json holds: docs/exports.md.

Exit codes: 0 done, 2 wrong usage, 3 a file is not valid, or with --results: the grader had failed.`,
    )
    .action(async (out: string | undefined, options: import('./export').ExportOptions) => {
      const { exportGrades } = await import('./export');
      finish(exportGrades(course, out, options));
    });
} // prettier-ignore

export function addAutograder(gradus: Command): void {
  gradus
    .command('autograder')
    .summary('(instructor) an autograder for Gradescope')
    .description(
      'Write the archive that Gradescope takes as an autograder: this course, and scripts that grade a submission and hand ' +
        'over the results. Every attempt of a student is asked the same.',
    )
    .requiredOption('--to <file>', 'the .zip to write')
    .option('--lessons <list>', 'lessons, such as 1-5, 4 or softmax,mnist; all without it')
    .option('--seed <number>', 'from which the random inputs of each student come; drawn without it', wholeNumber)
    .addOption(isolationOption('auto'))
    .addHelpText(
      'after',
      `
Examples:
  gradus autograder --lessons 4 --to autograder.zip
  gradus autograder --lessons 4 --isolation uid --to autograder.zip    where the log of the build says that full fails

Exit codes: 0 done, 2 wrong usage.`,
    )
    .action(async (options: import('./autograder').AutograderOptions) => {
      const { autograder } = await import('./autograder');
      finish(await autograder(course(), options));
    });
}

function listOf(isListed: (name: FormatName) => boolean): string {
  const names = (Object.keys(FORMAT_NAMES) as FormatName[]).filter(isListed);
  return names.map((name) => `  ${name.padEnd(14)}${FORMAT_NAMES[name]}`).join('\n');
}
