import type { ModuleName, Reference, Target } from '@gradus/contract/protocol';
import { formatValue } from '../format-value';
import { labelOf, named } from './references';
import type { Session } from './session';

/** Names that JavaScript or Jest look up on any value; a proxy has none of them, so that it can pose as nothing else. */
const NEVER = new Set(['asymmetricMatch', 'constructor', 'nodeType', 'prototype', 'then', 'toJSON', 'valueOf']);

/** A module of the worker, or something it exports: call it, construct it, or read a member. */
export function exportProxy(session: Session, module: ModuleName, path: readonly string[] = []): object {
  const target: Target = { module, path: [...path] };
  const name = path.join('.');
  const proxy = new Proxy(function () {}, {
    get: (_, key) => (isMember(key) ? exportProxy(session, module, [...path, key]) : undefined),
    apply: (_, __, args) => send(session, 'call', target, args, name),
    construct: (_, args) => send(session, 'construct', target, args, `new ${name}`),
    has: () => false,
    ownKeys: () => ['prototype'],
  });
  return named(proxy, { t: 'export', m: module, path: [...path] }, name);
}

/** An object or function that a student's function returned: `await node.grad` reads, `await tape.add(a, b)` calls. */
export function handleProxy(session: Session, reference: Extract<Reference, { t: 'handle' }>): object {
  const label = reference.k === 'function' ? reference.name || 'function' : `[${reference.name}]`;
  const proxy = new Proxy(function () {}, {
    get: (_, key) => {
      if (key === 'constructor') return Function; // Jest asks, to print it
      return isMember(key) ? memberProxy(session, reference.id, label, key) : undefined;
    },
    apply: (_, __, args) => send(session, 'call', { handle: reference.id, path: [] }, args, label),
    has: () => false,
    ownKeys: () => ['prototype'],
  });
  return named(proxy, reference, label);
}

function memberProxy(session: Session, handle: number, owner: string, key: string): object {
  const target: Target = { handle, path: [key] };
  const name = `${owner}.${key}`;
  const read = () => session.request({ op: 'get', target }, [], name);
  return new Proxy(function () {}, {
    get: (_, property) => {
      if (property === Symbol.toPrimitive) return () => name; // Jest prints the name of a function
      if (property !== 'then') return undefined;
      return (resolve: (value: unknown) => unknown, reject: (error: unknown) => unknown) =>
        read().then(resolve, reject);
    },
    apply: (_, __, args) => send(session, 'call', target, args, name),
    has: () => false,
    ownKeys: () => ['prototype'],
  });
}

function send(
  session: Session,
  op: 'call' | 'construct',
  target: Target,
  args: unknown[],
  name: string,
): Promise<unknown> {
  session.lastCall = () =>
    isOp(target) ? callText(labelOf(args[0]) ?? name, args[1] as unknown[]) : callText(name, args);
  return session.request({ op, target }, args, `${name}()`);
}

/** The worker's own helpers take the student's function and its arguments, which are what a message is about. */
function isOp(target: Target): boolean {
  return 'module' in target && target.module === 'ops' && target.path[0] !== 'numTensors';
}

/** A call as the student would write it: `softmax(float32 [2, 2] [[1000, 0], [0, 1]], 1)`. */
function callText(name: string, args: readonly unknown[]): string {
  return `${name}(${args.map((arg) => formatValue(arg)).join(', ')})`;
}

function isMember(key: string | symbol): key is string {
  return typeof key === 'string' && !NEVER.has(key);
}
