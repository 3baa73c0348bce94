import { applyEdits } from './edits';

test('applyEdits() applies edits by place, and those at one place in the order given', () => {
  const edits = [
    { start: 3, end: 4, text: 'D' },
    { start: 1, end: 1, text: '1' },
    { start: 1, end: 2, text: 'B' },
  ];
  expect(applyEdits('abcde', edits)).toBe('a1BcDe');
});
