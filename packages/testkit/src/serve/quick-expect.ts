import { tensorMatchers } from '../matchers/matchers';

/** Those that leave no note, so that a failed one may be asked twice. */
const QUICK = ['toBeCloseToTensor', 'toEqualTensor', 'toHaveShape', 'toBeCloseToNumber'] as const;

type Matcher = (...args: unknown[]) => { pass: boolean };

/**
 * Jest's `expect` takes a stack trace and makes all its matchers anew for every value, longer than most comparisons last.
 * This one bothers it only with what fails, and with what is compared in another way.
 */
export function quickExpect(jestsExpect: jest.Expect): jest.Expect {
  class Quick {
    constructor(readonly received: unknown) {}
  }
  Object.setPrototypeOf(Quick.prototype, theRest(jestsExpect));
  for (const name of QUICK) {
    const matcher = tensorMatchers[name] as unknown as Matcher;
    Object.defineProperty(Quick.prototype, name, {
      value(this: Quick, ...args: unknown[]): void {
        if (!matcher(this.received, ...args).pass) return membersOf(jestsExpect, this)[name]!(...args);
        jestsExpect.setState({ assertionCalls: jestsExpect.getState().assertionCalls + 1 });
      },
    });
  }
  return Object.setPrototypeOf((received: unknown) => new Quick(received), jestsExpect) as jest.Expect;
}

type Members = Record<string | symbol, (...args: unknown[]) => void>;

function theRest(jestsExpect: jest.Expect): object {
  return new Proxy({}, { get: (_, key, quick: { received: unknown }) => membersOf(jestsExpect, quick)[key] });
}

function membersOf(jestsExpect: jest.Expect, { received }: { received: unknown }): Members {
  return jestsExpect(received) as unknown as Members;
}
