import { harmless } from '../harmless';
import { Markup } from '../markup';

export type Svg = Markup;

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element with its attributes and children. Texts, whoever wrote them, are escaped; lengths get two decimals. */
export function svg(name: string, attributes: Attributes = {}, ...children: readonly (Svg | string)[]): Svg {
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined);
  const written = given.map(([key, value]) => ` ${key}="${escaped(formatted(value!))}"`).join('');
  const inner = children.map((child) => (typeof child === 'string' ? escaped(child) : child.markup)).join('');
  return new Markup(inner === '' ? `<${name}${written}/>` : `<${name}${written}>${inner}</${name}>`);
}

/** A style sheet; for texts of ours only, since nothing in it is escaped. */
export function styleSheet(css: string): Svg {
  return new Markup(`<style>${css}</style>`);
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

function escaped(text: string): string {
  return harmless(text).replace(/[&<>"']/g, (character) => ESCAPES[character]!);
}
