import type { ConstructorDeclaration, ParameterDeclaration } from 'ts-morph';
import type { Edit } from './edits';
import { PRINT_WIDTH } from './print-width';

/** Turns `private` parameter properties into plain parameters: what to store is the student's choice. */
export function openParameters(constructor: ConstructorDeclaration): Edit[] {
  const parameters = constructor.getParameters();
  const hidden = parameters.filter(isHidden);
  if (hidden.length === 0) return [];
  const joined = joinedParameters(constructor, parameters);
  if (joined) return [joined];
  return hidden.map((parameter) => ({
    start: parameter.getStart(),
    end: parameter.getNameNode().getStart(),
    text: '',
  }));
}

/** Prettier gives every parameter a line of its own if one is a property. If none is left, they share a line that is wide enough. */
function joinedParameters(constructor: ConstructorDeclaration, parameters: ParameterDeclaration[]): Edit | undefined {
  if (parameters.some((parameter) => parameter.isParameterProperty() && !isHidden(parameter))) return undefined;
  const text = constructor.getSourceFile().getFullText();
  const start = parameters[0]!.getPos();
  const end = text.indexOf(')', parameters.at(-1)!.getEnd());
  const list = parameters
    .map((parameter) => text.slice(parameter.getNameNode().getStart(), parameter.getEnd()))
    .join(', ');
  const line = `${text.slice(constructor.getStartLinePos(), start)}${list}) {`;
  const hasComment = /\/[/*]/.test(text.slice(start, end));
  return hasComment || line.includes('\n') || line.length > PRINT_WIDTH ? undefined : { start, end, text: list };
}

function isHidden(parameter: ParameterDeclaration): boolean {
  return parameter.hasScopeKeyword() && parameter.getScope() !== 'public';
}
