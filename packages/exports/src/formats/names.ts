/** What formats there are, for help texts, which must not load them. */
export const FORMAT_NAMES = {
  csv: 'a table of the class, with weights and lateness',
  json: 'the same as data, with points of exercises',
  canvas: 'Canvas: gradebook for its import',
  moodle: 'Moodle: table for its import of grades',
  gradescope: 'Gradescope: results.json of an autograder',
  prairielearn: 'PrairieLearn: results.json of an external grader',
  exercism: 'Exercism: results.json of a test runner, version 3',
  classroom: "GitHub Classroom's graders: result, in base64",
  ctrf: 'Common Test Report Format',
  junit: 'JUnit XML, for reports of GitLab, Jenkins or CodeGrade',
  markdown: 'Markdown, for the summary of a workflow',
} as const;

export type FormatName = keyof typeof FORMAT_NAMES;

/** Formats that are one file for a class; the others are a file for each student. */
export const CLASS_FORMATS = ['csv', 'json', 'canvas', 'moodle'] as const satisfies readonly FormatName[];
