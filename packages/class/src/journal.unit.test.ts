import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JournalLine } from '@gradus/contract';
import { Journal } from './journal';

const folder = mkdtempSync(join(tmpdir(), 'journal-'));
const path = join(folder, 'journal.jsonl');
beforeEach(() => rmSync(path, { force: true }));
afterAll(() => rmSync(folder, { recursive: true }));

const line = (id: string, reason: string): JournalLine => ({ status: 'refused', id, reason, at: 'now' });

function written(...lines: JournalLine[]): void {
  const journal = new Journal(path);
  for (const it of lines) journal.add(it);
  journal.close();
}

test('what was added is there when it is opened again, the last line of an id counts', () => {
  written(line('ada', 'first'), line('bob', 'x'), line('ada', 'second'));
  const journal = new Journal(path);
  expect([journal.get('ada'), journal.get('bob'), journal.get('cleo')]).toEqual([
    line('ada', 'second'),
    line('bob', 'x'),
    undefined,
  ]);
  journal.close();
});

test.each(['{', '{"status":"refused","id":"bob"', '{"status":"refused","id":"bob","reason":"ä'])(
  'a last line that was cut off (%s) never happened, and spoils no later one',
  (torn) => {
    written(line('ada', 'ä'));
    appendFileSync(path, torn);
    written(line('cleo', 'x'));
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n').map((text) => (JSON.parse(text) as JournalLine).id); // prettier-ignore
    expect(lines).toEqual(['ada', 'cleo']);
  },
);

test('a whole line that is none is an error that names it', () => {
  written(line('ada', 'x'));
  appendFileSync(path, 'nonsense\n');
  expect(() => new Journal(path)).toThrow(/journal\.jsonl, line 2, is not JSON/);
});
