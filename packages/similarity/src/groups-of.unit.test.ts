import { groupsOf } from './groups-of';

const pair = (text: string) => ({ left: text[0]!, right: text[1]! });

test('groupsOf() joins those whom pairs connect, the largest group first', () => {
  expect(groupsOf(['ab', 'cd', 'ed', 'xy', 'ce'].map(pair))).toEqual([
    ['c', 'd', 'e'],
    ['a', 'b'],
    ['x', 'y'],
  ]);
});

test('groupsOf() joins two groups by one pair', () => {
  expect(groupsOf(['ab', 'cd', 'bd'].map(pair))).toEqual([['a', 'b', 'c', 'd']]);
});

test('groupsOf() nobody is nothing', () => {
  expect(groupsOf([])).toEqual([]);
});
