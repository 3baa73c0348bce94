import { parseSync } from '@swc/core';
import { type SyntaxNode, text, walk } from '../syntax-node';

/**
 * Every English sentence of a spec that a student may read, in the order of the text: titles and causes of checks, what
 * must be refused, names of numbers, words that stand for a result. What a template puts in is a place: `p = {1} in training`.
 */
export function specSentences(spec: string): string[] {
  const module = parseSync(spec, { syntax: 'typescript', target: 'es2022' }) as unknown as SyntaxNode;
  const constants = constantsOf(module);
  const found: Found[] = [];
  walk(module, (node) => void found.push(...sentencesAt(node, constants)));
  const inOrder = found.sort((a, b) => a.at - b.at).map(({ sentence }) => sentence);
  return [...new Set(inOrder)];
}

interface Found {
  readonly sentence: string;
  readonly at: number;
}

type Constants = ReadonlyMap<string, SyntaxNode>;

/** Two words that follow each other, as they do in no identifier and no formula. */
const WORDS = /(^|[^\w.])[A-Za-z]\w* [a-z]{2,}\b/;
/** What could be read aloud: also a single word, such as `different`, or one beside a place: `part {1}`. */
const WORD = new RegExp(`${WORDS.source}|(^|[^\\w.])[a-z]{3,}($|[^\\w.(])`);

function sentencesAt(node: SyntaxNode, constants: Constants): Found[] {
  switch (node.type) {
    case 'CallExpression':
      return sentencesOfCall(node, constants);
    case 'KeyValueProperty': {
      const key = text(node['key']);
      return key === 'cause' || key === 'name' ? told(node['value'], constants, key === 'cause' ? /./ : WORD) : [];
    }
    case 'TemplateLiteral':
      return told(node, constants, WORD);
    case 'ConditionalExpression':
      return eitherOf(node, constants, WORDS);
    default:
      return [];
  }
}

function sentencesOfCall(node: SyntaxNode, constants: Constants): Found[] {
  const { callee, arguments: given } = node as unknown as {
    callee: SyntaxNode;
    arguments: { expression: SyntaxNode }[];
  };
  const args = given.map(({ expression }) => expression);
  const name = callee.type === 'Identifier' ? text(callee) : '';
  if (name === 'check') return told(args[1], constants, /./);
  if (name === 'expectThrows') return told(args[1], constants, WORD);
  if (name === 'expect' && args[0]?.type === 'ConditionalExpression') return eitherOf(args[0], constants, WORD);
  return args.flatMap((arg) => told(arg, new Map(), WORDS));
}

/** Both words of `same ? 'the same order' : 'new orders'`. */
function eitherOf(node: SyntaxNode, constants: Constants, english: RegExp): Found[] {
  return [...told(node['consequent'], constants, english), ...told(node['alternate'], constants, english)];
}

/** The sentence that an expression is, if it is one and reads as English. */
function told(node: unknown, constants: Constants, english: RegExp): Found[] {
  const { type, span, ...rest } = (node ?? {}) as SyntaxNode & { span: { start: number } };
  const sentence = sentenceOf({ type, ...rest }, constants);
  return sentence !== undefined && english.test(sentence) ? [{ sentence, at: span.start }] : [];
}

function sentenceOf(node: SyntaxNode, constants: Constants): string | undefined {
  if (node.type === 'StringLiteral') return text(node);
  if (node.type === 'TemplateLiteral') {
    const quasis = (node['quasis'] as SyntaxNode[]).map(({ cooked }) => String(cooked));
    return quasis.reduce((sentence, quasi, i) => `${sentence}{${i}}${quasi}`);
  }
  const constant = node.type === 'Identifier' ? constants.get(text(node)) : undefined;
  return constant && sentenceOf(constant, new Map());
}

/** Constants of the file that are a text: `const DIFFERENTIABLE = 'Only …';` */
function constantsOf(module: SyntaxNode): Constants {
  const constants = new Map<string, SyntaxNode>();
  walk(module, (node) => {
    const isNamed = node.type === 'VariableDeclarator' && (node['id'] as SyntaxNode).type === 'Identifier';
    const init = node['init'] as SyntaxNode | null | undefined;
    if (isNamed && init?.type === 'StringLiteral') constants.set(text(node['id']), init);
  });
  return constants;
}
