/** Text that is SVG already; everything else is escaped before it becomes a part of one. */
export interface Svg {
  readonly markup: string;
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element with its attributes and children. Texts, whoever wrote them, are escaped; lengths get two decimals. */
export function svg(name: string, attributes: Attributes = {}, ...children: readonly (Svg | string)[]): Svg {
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined);
  const written = given.map(([key, value]) => ` ${key}="${escaped(formatted(value!))}"`).join('');
  const inner = children.map((child) => (typeof child === 'string' ? escaped(child) : child.markup)).join('');
  return { markup: inner === '' ? `<${name}${written}/>` : `<${name}${written}>${inner}</${name}>` };
}

/** A style sheet; for texts of ours only, since nothing in it is escaped. */
export function styleSheet(css: string): Svg {
  return { markup: `<style>${css}</style>` };
}

function formatted(value: string | number): string {
  return typeof value === 'number' ? String(Math.round(value * 100) / 100) : value;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** What XML 1.0 allows in no document, not even escaped, and what turns the direction of text. */
const REFUSED =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Cs}/gu;

function escaped(text: string): string {
  return text.replace(REFUSED, '\ufffd').replace(/[&<>"']/g, (character) => ESCAPES[character]!);
}
