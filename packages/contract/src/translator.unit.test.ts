import { translator } from './translator';

describe('translator()', () => {
  const translate = translator({
    'Add one.': '加一。',
    'share of zeros for p = {1}': 'p = {1} 时零的比例',
    'W of layer {1} after step {2}': '第 {2} 步之后第 {1} 层的 W',
    'tensors left after refusing {1}': '拒绝{1}之后留下的张量',
    'the label {1}': '标签 {1}',
    '{1} {2}': '{1}、{2}',
    'Not yet.': '',
  });

  it.each([
    ['Add one.', '加一。'],
    ['share of zeros for p = 0.5', 'p = 0.5 时零的比例'],
    ['W of layer 2 after step 17', '第 17 步之后第 2 层的 W'],
    ['tensors left after refusing the label 7', '拒绝标签 7之后留下的张量'],
    ['left right', 'left right'],
    ['Soon.', 'Soon.'],
  ])('%s', (english, expected) => expect(translate(english)).toBe(expected));
});
