import type { ClassEvent } from '@gradus/class';
import { ClassProgress } from './class-progress';

let written: string[];
let seconds: number;

function progress(isTTY: boolean, columns = 80): (...events: ClassEvent[]) => void {
  written = [];
  seconds = 0;
  const stream = { isTTY, columns, write: (text: string) => written.push(text) > 0 };
  const it = new ClassProgress(stream, () => seconds * 1000);
  return (...events) => {
    for (const event of events) it.see(event);
  };
}

const begun = (left: number, trainingLeft = 0): ClassEvent => ({ status: 'begun', seed: 7, submissions: 5000, left, trainingLeft }); // prettier-ignore
const training: ClassEvent = { status: 'training-left', id: 'ada' };
const graded = (verdict: 'pass' | 'fail'): ClassEvent => {
  const sha256 = '0'.repeat(64);
  return { status: 'done', line: { status: 'graded', id: 'ada', sha256, score: 0, maxScore: 1, verdict, lessons: {}, at: '' } }; // prettier-ignore
};
const refused: ClassEvent = { status: 'done', line: { status: 'refused', id: 'ada', reason: '', at: '' } };
const last = () => written.at(-1)!.replace('\r\u001b[K', '');

test('unit checks of thousands, then training, each with a time from its own pace', () => {
  const see = progress(true, 120);
  see(begun(5000));
  expect(last()).toBe('5000 submissions, 5000 to grade, seed 7\n');
  seconds = 10;
  see(training, graded('pass'), refused);
  expect(last()).toBe('Unit checks: 3 of 5000, about 4 h 38 min left, then training of 1 (pass 1, refused 1)');
  see(...Array<ClassEvent>(4997).fill(graded('fail')));
  expect(last()).toBe('Training: 0 of 1 (pass 1, refused 1, fail 4997)');
  see(graded('pass'));
  expect(last()).toBe('Training: 1 of 1 (pass 2, refused 1, fail 4997)');
});

test('a run that goes on amid training', () => {
  const see = progress(true);
  see(begun(4, 4));
  seconds = 50;
  see(graded('pass'));
  expect(last()).toBe('Training: 1 of 4, about 3 min left (pass 1)');
});

test('on a narrow terminal the numbers stay', () => {
  const see = progress(true, 40);
  see(begun(200));
  seconds = 1;
  see(graded('pass'), graded('fail'));
  expect(last()).toBe('Unit checks: 2 of 200, about 2 min left');
});

test('without a terminal a line comes now and then, in a long run once a minute, and the last one always', () => {
  const see = progress(false);
  see(begun(900));
  for (seconds = 1; seconds <= 900; seconds++) see(graded('pass'));
  const lines = written.slice(1);
  expect(lines.slice(0, 2)).toEqual([
    'Unit checks: 5 of 900, about 15 min left (pass 5)\n',
    'Unit checks: 10 of 900, about 15 min left (pass 10)\n',
  ]);
  expect(lines).toHaveLength(59 + 10 + 1);
  expect(lines.at(-1)).toBe('Unit checks: 900 of 900 (pass 900)\n');
});
