import { followClass } from './follow-class';
import { MadeRun } from './testing/made-run';

let run: MadeRun;
let time = 0;
beforeEach(() => (run = new MadeRun({ students: 12 })));
afterEach(() => run.remove());

const follow = () => followClass({ out: run.out, total: run.total, life: () => run.life }, () => time);

test('followClass() follows a run from before its first line to its end', () => {
  const state = follow();
  expect(state()).toMatchObject({ life: { status: 'running' }, total: 12, lines: [], training: 0, curves: [] });
  run.keepParts(3);
  run.grade(4);
  expect(state()).toMatchObject({ training: 3, lines: { length: 4 } });
  run.grade(8);
  run.end();
  expect(state()).toMatchObject({ life: { status: 'none' }, training: 0, lines: { length: 12 } });
});

test('followClass() takes no half line, and the last line about each', () => {
  const state = follow();
  run.append('{"status":"infra-error","id":"ada","reason":"no memory","at":"2026-01-01T00:00:00Z"}\n{"status":"refu');
  expect(state().lines.map(({ id, status }) => [id, status])).toEqual([['ada', 'infra-error']]);
  run.append('sed","id":"ada","reason":"is empty.","at":"2026-01-01T00:00:01Z"}\n');
  expect(state().lines.map(({ id, status }) => [id, status])).toEqual([['ada', 'refused']]);
});

test('followClass() goes on in the middle of a text of several bytes, and begins anew with another journal', () => {
  const line = (id: string, reason: string) => `{"status":"refused","id":"${id}","reason":"${reason}","at":"2026-01-01T00:00:00Z"}\n`;
  const state = follow();
  const [bytes, half] = [Buffer.from(line('bob', 'größer')), 40];
  run.append(line('ada', 'größer'));
  run.append(bytes.subarray(0, half));
  expect(state().lines).toHaveLength(1);
  run.append(bytes.subarray(half));
  expect(state().lines.map(({ id, ...about }) => [id, 'reason' in about && about.reason])).toEqual([['ada', 'größer'], ['bob', 'größer']]);
  run.forgetJournal();
  expect(state().lines).toEqual([]);
  run.append(line('eve', 'is empty.'));
  expect(state().lines.map(({ id }) => id)).toEqual(['eve']);
}); // prettier-ignore

test('followClass() shows trainings of the latest first', () => {
  const state = follow();
  run.grade(12);
  const { lines, curves } = state();
  const shown = [...new Set(curves.map(({ student }) => student))];
  expect(shown.length).toBeGreaterThan(1);
  const places = shown.map((student) => lines.findIndex(({ id }) => id === student));
  expect(places).toEqual([...places].sort((a, b) => b - a));
});

test('followClass() tells how long it will take', () => {
  time = 0;
  const state = follow();
  state();
  time = 60_000;
  run.grade(4);
  expect(state().secondsLeft).toBe(120);
  expect(followClass({ out: run.out, total: undefined, life: () => run.life })().secondsLeft).toBeUndefined();
});

test('followClass() says where a line makes no sense', () => {
  run.append('{"status":"pass"}\n');
  expect(follow()).toThrow('journal.jsonl, line 1, is not valid');
});
