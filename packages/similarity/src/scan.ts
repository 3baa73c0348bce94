import ts from 'typescript';

/** Looked up once: the way to it through the module costs more than scanning. */
const Kind = ts.SyntaxKind;

/** One token of an answer as it is compared, and where it stands in the text. */
export interface Token {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The tokens of an answer without what can be changed at no cost: comments, white space, semicolons, last commas, names,
 * texts, and imports, which an exercise dictates. Reads from left to right in one pass and builds no tree, so that nothing
 * can be nested too deeply; what is no TypeScript gives some tokens or other.
 *
 * @param api names of members (`matMul` in `x.matMul`) that nobody can choose; all other names are alike
 */
export function scan(text: string, api: ReadonlySet<string>): Token[] {
  const tokens: Token[] = [];
  let previous: Raw | undefined;
  for (const raw of rawTokens(text)) {
    const kind = kindOf(raw, previous, api);
    previous = raw;
    if (isClosing(raw.syntax) && tokens.at(-1)?.kind === ',') tokens.pop();
    if (kind !== undefined) tokens.push({ kind, start: raw.start, end: raw.end });
  }
  return withoutImports(tokens);
}

/** Names after a dot. */
export function memberNames(text: string): string[] {
  const raw = [...rawTokens(text)];
  return raw.filter(({ syntax }, i) => syntax === Kind.Identifier && isDot(raw[i - 1])).map((it) => it.text);
}

interface Raw {
  readonly syntax: ts.SyntaxKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The scanner does not know what a slash or a brace means after what came before; this does, nearly as a parser would. */
function* rawTokens(text: string): Generator<Raw> {
  const scanner = ts.createScanner(ts.ScriptTarget.ESNext, true, ts.LanguageVariant.Standard, text);
  const braces: ('block' | 'template')[] = [];
  let before: ts.SyntaxKind = Kind.Unknown;
  for (let syntax = scanner.scan(); syntax !== Kind.EndOfFileToken; syntax = scanner.scan()) {
    if (isSlash(syntax) && !endsValue(before)) syntax = scanner.reScanSlashToken();
    if (syntax === Kind.OpenBraceToken) braces.push('block');
    if (syntax === Kind.TemplateHead) braces.push('template');
    if (syntax === Kind.CloseBraceToken && braces.pop() === 'template') {
      syntax = scanner.reScanTemplateToken(false);
      if (syntax === Kind.TemplateMiddle) braces.push('template');
    }
    before = syntax;
    yield { syntax, text: scanner.getTokenText(), start: scanner.getTokenStart(), end: scanner.getTokenEnd() };
  }
}

function kindOf({ syntax, text }: Raw, previous: Raw | undefined, api: ReadonlySet<string>): string | undefined {
  switch (syntax) {
    case Kind.SemicolonToken:
      return undefined;
    case Kind.Identifier:
      return isDot(previous) && api.has(text) ? text : 'name';
    case Kind.PrivateIdentifier:
      return 'name';
    case Kind.LetKeyword:
    case Kind.VarKeyword:
      return 'const';
    case Kind.NumericLiteral:
      return String(Number(text.replaceAll('_', '')));
    case Kind.StringLiteral:
    case Kind.NoSubstitutionTemplateLiteral:
      return 'text';
    case Kind.TemplateHead:
      return '`${';
    case Kind.TemplateMiddle:
      return '}${';
    case Kind.TemplateTail:
      return '}`';
    default:
      return text;
  }
}

/** Without `import … from '…'`; `import('…')` stays. */
function withoutImports(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  let isImport = false;
  tokens.forEach((token, i) => {
    if (token.kind === 'import' && !['(', '.'].includes(tokens[i + 1]?.kind ?? '')) isImport = true;
    if (!isImport) kept.push(token);
    if (token.kind === 'text') isImport = false;
  });
  return kept;
}

function isDot(raw: Raw | undefined): boolean {
  return raw?.syntax === Kind.DotToken || raw?.syntax === Kind.QuestionDotToken;
}

function isSlash(syntax: ts.SyntaxKind): boolean {
  return syntax === Kind.SlashToken || syntax === Kind.SlashEqualsToken;
}

function isClosing(syntax: ts.SyntaxKind): boolean {
  return syntax === Kind.CloseParenToken || syntax === Kind.CloseBracketToken || syntax === Kind.CloseBraceToken;
}

/** Whether a slash after it divides; else it begins a regular expression. */
function endsValue(syntax: ts.SyntaxKind): boolean {
  return (
    isClosing(syntax) ||
    syntax === Kind.ThisKeyword ||
    syntax === Kind.TemplateTail ||
    (syntax >= Kind.FirstLiteralToken && syntax <= Kind.LastLiteralToken) ||
    syntax === Kind.Identifier ||
    syntax === Kind.PrivateIdentifier
  );
}
