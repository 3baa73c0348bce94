/** What a student handed in cannot be taken. The message ends a sentence that begins with the file's name. */
export class Refusal extends Error {}
