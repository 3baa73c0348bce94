import { makeTerminal, wrap } from './style';

describe('wrap', () => {
  it('breaks at spaces and indents every line', () => {
    expect(wrap('one two three four five six', 20, '  ')).toBe('  one two three four\n  five six');
  });

  it('fills a line to the last character, and no further', () => {
    expect(wrap(`${'a'.repeat(9)} ${'b'.repeat(10)} c`, 20, '')).toBe(`${'a'.repeat(9)} ${'b'.repeat(10)}\nc`);
    expect(wrap(`${'a'.repeat(10)} ${'b'.repeat(10)} c`, 20, '')).toBe(`${'a'.repeat(10)}\n${'b'.repeat(10)} c`);
  });

  it('leaves a word longer than the line whole, for it may be a path', () => {
    expect(wrap(`see ${'x'.repeat(30)} now`, 20, '')).toBe(`see\n${'x'.repeat(30)}\nnow`);
  });

  it('keeps line breaks, and the spaces that code is indented with', () => {
    expect(wrap('one\n\n    at f (x.ts:3)', 40, '  ')).toBe('  one\n\n      at f (x.ts:3)');
  });

  it('counts Chinese characters twice, and breaks between them', () => {
    expect(wrap('张量是一个装着数的盒子，它有自己的形状', 20, '')).toBe('张量是一个装着数的盒\n子，它有自己的形状');
  });

  it('keeps full-width punctuation with what it belongs to', () => {
    expect(wrap('一二三四五六七八九十，甲', 20, '')).toBe('一二三四五六七八九\n十，甲');
    expect(wrap('一二三四五六七八九（十）', 20, '')).toBe('一二三四五六七八九\n（十）');
    expect(wrap('一二三四五六七八九“十”', 20, '')).toBe('一二三四五六七八九\n“十”');
  });

  it('breaks Chinese text at its spaces without keeping them, and code in it not at all', () => {
    expect(wrap('先用 tf.expandDims(x, 0) 加轴', 20, '')).toBe('先用\ntf.expandDims(x, 0)\n加轴');
  });

  it('does not shrink below 20 characters, however deep the indent', () => {
    expect(wrap('aaaa bbbb cccc dddd eeee', 10, '        ')).toBe('        aaaa bbbb cccc dddd\n        eeee');
  });
});

describe('makeTerminal', () => {
  it('paints only with colour on', () => {
    expect(makeTerminal(80, true).colors.red('x')).toBe('\u001b[31mx\u001b[39m');
    expect(makeTerminal(80, false).colors.red('x')).toBe('x');
    expect(makeTerminal(80, false).width).toBe(80);
  });
});
