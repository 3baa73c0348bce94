import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Catalogue,
  catalogueSchema,
  fromJsonNumber,
  parseWith,
  type Subject,
  subjectSchema,
  toJsonNumber,
} from '@gradus/contract';
import type { Behaviour } from './behaviour';

/** Behaviours that this process has seen; in a class run the same are asked for again and again. */
const known = new Map<string, Behaviour>();

/** @throws if the folder is not one that the judge laid down */
export function readCatalogue(folder: string): Catalogue {
  const file = join(folder, 'catalogue.json');
  return parseWith(catalogueSchema, readFileSync(file, 'utf8'), { file });
}

/** What the worker loads to become a misconception. */
export function readSubject(folder: string, name: string): Subject {
  const file = join(folder, `${name}.subject.json`);
  return parseWith(subjectSchema, readFileSync(file, 'utf8'), { file });
}

/** How a misconception behaves, as far as that was found out before. */
export function knownBehaviour(folder: string, name: string): Behaviour {
  const file = behaviourFile(folder, name);
  if (!known.has(file)) {
    try {
      known.set(file, fromJson(readFileSync(file, 'utf8')));
    } catch {
      return {}; // nobody has looked yet, or the file is damaged
    }
  }
  return known.get(file)!;
}

/** Keeps it for this process and, if they can be written, for later ones. */
export function keepBehaviour(folder: string, name: string, behaviour: Behaviour): void {
  const file = behaviourFile(folder, name);
  known.set(file, behaviour);
  try {
    const part = `${file}.${process.pid}`;
    writeFileSync(part, toJson(behaviour));
    renameSync(part, file);
  } catch {
    // a full disk, or a folder that belongs to somebody else: it is found out again
  }
}

function behaviourFile(folder: string, name: string): string {
  return join(folder, `${name}.behaviour.json`);
}

/** Written and read by the same version of this file only: the folder's name depends on it. */
function toJson(behaviour: Behaviour): string {
  return JSON.stringify(behaviour, (key, value: unknown) =>
    key === 'numbers' ? (value as number[]).map(toJsonNumber) : value,
  );
}

function fromJson(text: string): Behaviour {
  return JSON.parse(text, (key, value: unknown) =>
    key === 'numbers' ? (value as number[]).map(fromJsonNumber) : value,
  ) as Behaviour;
}
