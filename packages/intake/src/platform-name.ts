/** What the name of an entry says about whose it is, without what the student called the file. */
export interface PlatformName {
  /** A person's name or an id, as the platform writes it. */
  readonly name?: string;
  /** The platform's number for the student or the submission. */
  readonly number?: string;
}

/** Takes the names apart that Moodle, Canvas and Gradescope give; any other one is a name as a whole. */
export function platformName(stem: string): PlatformName {
  const moodle = /^(.+?)_(\d+)_assignsubmission_/.exec(stem);
  if (moodle) return { name: moodle[1]!, number: moodle[2]! };
  // Canvas has the letters of "Lovelace, Ada", maybe LATE, the numbers of user and file, and what the student called it.
  const canvas = /^([^_]+)_(?:LATE_)?(\d{3,})_\d{3,}_/i.exec(stem);
  if (canvas) return { name: canvas[1]!, number: canvas[2]! };
  const gradescope = /^submission_(\d+)$/.exec(stem);
  if (gradescope) return { number: gradescope[1]! };
  return { name: stem };
}

/** Moodle's download has a folder for what was typed into the browser, beside that of files. */
export function isTypedText(stem: string): boolean {
  return /_\d+_assignsubmission_onlinetext/.test(stem);
}
