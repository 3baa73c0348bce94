import type { Phrases } from './en';

export const zh: Phrases = {
  hintOf: (level, all) => `提示 ${level} / ${all}`,
  moreHints: (command) => `更多：${command}`,
  lastHint: (readme) => `这是最后一条提示；也可以再看看 ${readme}。`,

  starting: '评分程序正在启动 …',
  judging: '正在评分 …',
  count: (passed, all, points, most) => `${passed} / ${all} 道练习  ${points} / ${most} 分`,
  readFirst: (readme) => `请先阅读 ${readme}（按 o 键）。`,
  howToBegin: '打开文件，把 throw 那一行换成你的代码并保存，随即就会评分。',
  changed: '上次评分之后文件有改动；保存一下即可重新评分。',
  passes: (id) => `${id} 通过。`,
  goOn: (exercise) => `按 n 继续做 ${exercise}。`,
  allPass: '这里的练习全部通过。',
  reference: (command) => `参考答案：${command}`,
  moreBelow: '… 按 a 键查看更多',

  keyHint: '提示',
  keyNext: '下一题',
  keyList: '列表',
  keyFirst: '第一个问题',
  keyAll: '全部检查项',
  keyQuit: '退出',
  keyChoose: '选择',
  keyEnter: '前往',
  keyBack: '返回',
};
