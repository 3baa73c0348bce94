import { Pace } from './pace';

let time = 0;
const pace = () => {
  time = 0;
  return new Pace(() => time);
};
const at = (seconds: number) => (time = 1000 * seconds);

test('Pace says nothing before anything happened', () => {
  const follower = pace();
  expect(follower.secondsLeft(5, 10)).toBeUndefined();
  at(10);
  expect(follower.secondsLeft(5, 10)).toBeUndefined();
});

test('Pace goes by what happened since it began to look', () => {
  const follower = pace();
  follower.secondsLeft(40, 100);
  at(10);
  expect(follower.secondsLeft(45, 100)).toBe(110);
  at(20);
  expect(follower.secondsLeft(50, 100)).toBe(100);
});

test('Pace counts a standstill, and forgets how it went before the last minutes', () => {
  const follower = pace();
  follower.secondsLeft(0, 100);
  at(10);
  follower.secondsLeft(10, 100);
  at(20);
  expect(follower.secondsLeft(10, 100)).toBe(180);
  at(400);
  follower.secondsLeft(20, 100);
  at(800);
  expect(follower.secondsLeft(30, 100)).toBe(40 * 70);
});
