/** What the comment says that every answer in `grader/` begins with. */
export type AnswerHeader =
  | {
      readonly kind: 'misconception';
      /** What helps the student who wrote this. */
      readonly sentence: string;
      /** The id of the check that must fail. */
      readonly caughtBy: string;
      /** Why no message can name it: what else behaves in the same way. */
      readonly unnamed?: string;
    }
  | {
      readonly kind: 'alternative';
      /** How it does what the reference does in another way. */
      readonly sentence: string;
    };

export type ParsedHeader =
  /** The body is everything after the header. */
  | { readonly status: 'parsed'; readonly header: AnswerHeader; readonly body: AnswerBody }
  /** The problem names file and line. */
  | { readonly status: 'wrong'; readonly problem: string };

/** Text and the number of the line that it begins with. */
export interface AnswerBody {
  readonly text: string;
  readonly line: number;
}

export interface HeaderContext {
  readonly path: string;
  readonly kind: AnswerHeader['kind'];
  /** Ids of the checks of the exercise. */
  readonly checks: readonly string[];
}

const FORMS = {
  misconception: ['misconception', 'caughtBy'],
  alternative: ['alternative'],
} as const;

/**
 * Reads the header of a wrong or another right answer:
 *
 *     /**
 *      * @misconception Padding is added on both sides, so it counts twice.
 *      * @caughtBy printed
 *      *\/
 *
 * or `@alternative` with a sentence. A sentence may go on in the next line. A misconception that no message can name says
 * why in a third tag, `@unnamed`.
 */
export function parseAnswerHeader(text: string, { path, kind, checks }: HeaderContext): ParsedHeader {
  const tags = readTags(text);
  const form = `A header of this kind has ${FORMS[kind].map((tag) => `@${tag}`).join(' and ')}, in this order.`;
  if ('line' in tags) return wrong(tags.line, `${tags.problem} ${form}`);
  for (const [i, name] of FORMS[kind].entries()) {
    const tag = tags.found[i];
    if (tag?.name !== name) {
      return wrong(tag?.line ?? tags.end, `Expected @${name}, found ${tag ? `@${tag.name}` : 'the end of the header'}. ${form}`); // prettier-ignore
    }
  }
  const [first, second, third, ...others] = tags.found as [Tag, Tag?, Tag?, ...Tag[]];
  const more = kind === 'misconception' ? (third?.name === 'unnamed' ? others[0] : third) : second;
  if (more) return wrong(more.line, `@${more.name} is one tag too many. ${form}`);
  for (const { name, text, line } of [first, ...(third ? [third] : [])]) {
    if (!/^\S.*[.!?]$/.test(text)) {
      return wrong(line, `@${name} must be followed by a sentence with a full stop, but is followed by "${text}".`);
    }
  }
  if (!second) return parsed({ kind: 'alternative', sentence: first.text });
  if (!checks.includes(second.text)) {
    return wrong(second.line, `@caughtBy must name one check of the exercise, but is "${second.text}". Its checks: ${checks.join(', ')}.`); // prettier-ignore
  }
  const unnamed = third && { unnamed: third.text };
  return parsed({ kind: 'misconception', sentence: first.text, caughtBy: second.text, ...unnamed });

  function parsed(header: AnswerHeader): ParsedHeader {
    const line = (tags as { end: number }).end + 1;
    return { status: 'parsed', header, body: { text: text.split('\n').slice(line - 1).join('\n'), line } }; // prettier-ignore
  }

  function wrong(line: number, problem: string): ParsedHeader {
    return { status: 'wrong', problem: `${path}:${line}: ${problem}` };
  }
}

interface Tag {
  readonly name: string;
  readonly text: string;
  readonly line: number;
}

/** The tags of the comment in the first lines, or what is no such comment. */
function readTags(text: string): { found: Tag[]; end: number } | { line: number; problem: string } {
  const lines = text.split(/\r?\n/);
  if (lines[0] !== '/**') return { line: 1, problem: 'Expected the line "/**": an answer begins with a header.' };
  const found: Tag[] = [];
  for (let i = 1; i < lines.length; i++) {
    const [content, line] = [lines[i]!, i + 1];
    if (content === ' */') return { found, end: line };
    const tag = /^ \* @(\w+)(?: +(.*))?$/.exec(content);
    const more = /^ \* ([^@\s].*)$/.exec(content);
    if (tag) found.push({ name: tag[1]!, text: (tag[2] ?? '').trim(), line });
    else if (more && found.length > 0) found.push(continued(found.pop()!, more[1]!));
    else return { line, problem: `Expected " * @tag text" or " */", found ${JSON.stringify(content)}.` };
  }
  return { line: lines.length, problem: 'The header has no end: " */" is missing.' };
}

function continued(tag: Tag, text: string): Tag {
  return { ...tag, text: `${tag.text} ${text.trim()}`.trim() };
}
