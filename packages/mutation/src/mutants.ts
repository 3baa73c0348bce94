import { Instrumenter } from '@stryker-mutator/instrumenter';
import { identified, type Identity } from './identity';
import { ignoreWording } from './ignore-wording';
import { mutatedText } from './mutated-text';
import { lineStarts, type Span, spanOf } from './span';

/** A reference solution with one small mistake. */
export interface Mutant extends Identity {
  readonly span: Span;
  /** The whole file with the mistake in it. */
  readonly text: string;
  /** Why it is not tried, if policy leaves it out. */
  readonly ignored?: string;
}

/** Nothing of it is shown: what goes wrong is thrown. */
const SILENT = Object.fromEntries([
  ...['trace', 'debug', 'info', 'warn', 'error', 'fatal'].map((level) => [level, () => {}]),
  ...['Trace', 'Debug', 'Info', 'Warn', 'Error', 'Fatal'].map((level) => [`is${level}Enabled`, () => false]),
]) as unknown as ConstructorParameters<typeof Instrumenter>[0];

/**
 * All mutants of a TypeScript file, as StrykerJS makes them.
 *
 * Stryker would put them all into one file and switch them on by a global variable. Here each is a file of its own: then it
 * is judged like a student's answer, source rules included, and what it does does not depend on the switch.
 */
export async function mutantsOf(source: string, path: string): Promise<Mutant[]> {
  const found = await new Instrumenter(SILENT).instrument([{ name: path, mutate: true, content: source }], {
    ignorers: [ignoreWording],
    excludedMutations: [],
    plugins: null,
  });
  const starts = lineStarts(source);
  const placed = found.mutants
    .map((mutant) => ({ ...mutant, span: spanOf(starts, mutant.location) }))
    .sort((a, b) => a.span.from - b.span.from || a.span.to - b.span.to);
  const identities = identified(
    placed.map(({ mutatorName, replacement, span }) => ({
      mutator: mutatorName,
      original: source.slice(span.from, span.to),
      replacement,
    })),
  );
  return placed.map(({ span, mutatorName, replacement, statusReason }, i) => ({
    ...identities[i]!,
    span,
    text: mutatedText(source, span, { mutator: mutatorName, replacement }),
    ...(statusReason !== undefined && { ignored: statusReason }),
  }));
}
