it('adds two numbers', () => {
  expect(1 + 1).toBe(2);
});
