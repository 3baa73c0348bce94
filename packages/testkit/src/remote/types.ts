import type { TensorData } from '@gradus/contract/protocol';

/** Anything shaped like a TensorFlow.js tensor. */
interface TensorLike {
  readonly dtype: string;
  readonly shape: readonly number[];
  dataSync(): unknown;
}

declare const remote: unique symbol;
/** A thing that lives in the worker; it may be handed back to student code. */
export interface RemoteReference<T = unknown> {
  readonly [remote]: T;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- every parameter list is assignable to it alone
type AnyFunction = (...args: any[]) => unknown;
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
type AnyClass = abstract new (...args: any[]) => unknown;

/** What the judge sees of a value that student code returned. */
export type Remote<T> = T extends TensorLike
  ? TensorData
  : T extends AnyClass
    ? RemoteClass<T>
    : T extends AnyFunction
      ? RemoteFunction<T>
      : T extends ArrayBufferView
        ? T
        : T extends readonly unknown[]
          ? { [K in keyof T]: Remote<T[K]> }
          : T extends object
            ? HasMethods<T> extends true
              ? RemoteObject<T>
              : { [K in keyof T]: Remote<T[K]> }
            : T;

export type RemoteFunction<T extends AnyFunction> = ((
  ...args: Arguments<ParametersOf<T>>
) => Promise<Remote<Awaited<ReturnType<T>>>>) &
  RemoteReference<T>;

export type RemoteClass<T extends AnyClass> = (new (
  ...args: Arguments<ConstructorParameters<T>>
) => Promise<Remote<InstanceType<T>>>) &
  RemoteReference<T>;

/** An instance: methods are calls, properties are read by `await`. */
export type RemoteObject<T> = {
  readonly [K in keyof T]: T[K] extends AnyFunction ? RemoteFunction<T[K]> : PromiseLike<Remote<T[K]>>;
} & RemoteReference<T>;

/** A module's exports. */
export type RemoteModule<T> = { readonly [K in keyof T]: Remote<T[K]> } & RemoteReference<T>;

/** What the judge may pass where student code takes a T. */
export type Argument<T> =
  | RemoteReference
  | (T extends TensorLike
      ? TensorData
      : T extends (...args: infer A) => infer R
        ? (...args: { [K in keyof A]: Remote<A[K]> }) => Argument<R> | Promise<Argument<R>>
        : T extends ArrayBufferView
          ? T
          : T extends Iterable<infer E>
            ? readonly Argument<E>[] | (T extends string ? T : never) | TupleArgument<T>
            : T extends object
              ? { [K in keyof T]: Argument<T[K]> }
              : T);

type TupleArgument<T> = T extends readonly unknown[] ? { [K in keyof T]: Argument<T[K]> } : never;
type Arguments<A extends readonly unknown[]> = { [K in keyof A]: Argument<A[K]> };

/** The built-in Parameters gives never for a readonly rest parameter. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
type ParametersOf<T> = T extends (...args: infer A extends readonly any[]) => unknown ? A : never;

type HasMethods<T> = true extends { [K in keyof T]: T[K] extends AnyFunction ? true : never }[keyof T] ? true : false;
