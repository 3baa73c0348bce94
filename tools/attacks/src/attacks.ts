import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '../fixtures/answers');

export interface Attack {
  readonly name: string;
  /** What it does. */
  readonly title: string;
  readonly text: string;
}

/** What every attack may use, put behind its text so that its lines keep their numbers. */
const TOOLS = `
type Bait = any;
const node = (name: string) => (process as any).getBuiltinModule?.(name) ?? (process as any).mainModule.require(name);
const tries = (act: () => boolean): boolean => {
  try {
    return act();
  } catch {
    return false;
  }
};
`;

/** Every attack exports act(bait, callback), which gives true if it got through. */
export const ATTACKS: readonly Attack[] = readdirSync(FOLDER).map((file) => {
  const text = readFileSync(join(FOLDER, file), 'utf8');
  return { name: file.replace('.ts', ''), title: /^\/\*\* (.*) \*\/$/m.exec(text)![1]!, text: text + TOOLS };
});
