import type { Phrases } from './en';

const SERIES: Readonly<Record<string, string>> = {
  loss: '损失',
  accuracy: '准确率',
  'train loss': '训练损失',
  'training loss': '训练损失',
  'train accuracy': '训练准确率',
  'training accuracy': '训练准确率',
  'test loss': '测试损失',
  'test accuracy': '测试准确率',
  'validation accuracy': '验证准确率',
  perplexity: '困惑度',
};

/** Puts words together: a space parts Chinese from what is not, and stands nowhere else. */
function worded(parts: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return parts.reduce((text, part, i) => {
    const value = String(values[i - 1]);
    const before = CHINESE.test(value[0] ?? '') ? text.trimEnd() : text;
    return before + value + (CHINESE.test(value.at(-1) ?? '') ? part.trimStart() : part);
  });
}

const CHINESE = /[\p{Script=Han}，。：；？！（）“”、]/u;

export const zh: Phrases = {
  stumbled: (why) => `检查项无法处理这个结果（${why}）。`,
  cannotBeJudged: (why) => `返回的值无法评判：${why}。`,
  noMoreMemory: (place) => `代码要求的内存超过了允许的量${place}。`,
  needsMoreMemory: (place, what) => `代码需要的内存超过了允许的量${place}：${what}。`,
  at: (place) => `（${place}）`,
  sentence: (first, second) => `${first}${second}`,

  late: (call, seconds) => `${call} 在 ${seconds} 秒内没有结束。`,
  endless: '是不是有一个永远不会结束的循环？',
  allLate: (seconds) => `这道练习的全部检查项合起来超过了 ${seconds} 秒。`,
  loadingTheFile: '加载文件',
  cleaningUp: '清理',
  calledBack: (call, times) => `${call} 的回调超过了 ${times} 次。`,
  answeredUnasked: '提交的代码回答了没有人问过的问题。',
  calledUnknown: '提交的代码调用了这个检查项没有传入的函数。',
  noError: '提交的代码把别的东西当作错误送了过来。',
  wroteToChannel: (why) => `提交的代码自己写入了评分程序的通道（${why}）。`,
  printed: (megabytes) => `代码的输出超过了 ${megabytes} MB。`,
  usedMemory: (megabytes) => `代码使用的内存超过了 ${megabytes} MB。`,
  usedHeap: (megabytes) => `代码使用的 JavaScript 内存超过了 ${megabytes} MB。`,
  endedBySignal: (signal) => `代码结束了自己的进程（信号 ${signal}）。`,
  endedByError: (error) => `代码结束了自己的进程：${error}`,
  endedEarly: (code) =>
    `代码在给出回答之前就结束了自己的进程（退出码 ${code}）。它调用了 process.exit()，或者在等待一个永远不会有结果的 Promise。`,

  notImplemented: (exercise) => `练习 ${exercise} 还没有开始做。`,
  importsForbidden: (file, request, allowed) =>
    `${file} 导入了 "${request}"，而这道练习不能使用它。可以使用：${allowed}。`,
  oneTensor: (shape, size, most) => `一个形状为 ${shape} 的张量要占 ${size}，而全部张量合起来最多只能占 ${most}`,
  manyTensors: (count, size, shape, most) =>
    `${count} 个张量占了 ${size}，其中最后一个的形状是 ${shape}，而全部张量合起来最多只能占 ${most}`,
  tensorDisposed: '这个张量已经被释放了',
  kindOfTensor: (dtype) => `${dtype} 类型的张量无法评判`,
  holdsFunction: (key) => `其中有一个名为 "${key}" 的函数`,
  nestedTooDeeply: '这个值嵌套得太深，或者包含了它自己',
  tooManyParts: '这个值的组成部分太多，无法传送',
  tooLargeToSend: (bytes) => `这个值太大，无法传送（${bytes} 字节）`,
  symbol: 'symbol 无法传送',
  cannotBeSent: (kind) => `${kind} 无法传送`,

  theResult: '结果',
  the: (name) => name,
  mustBe: (subject, received, expected) => worded`${subject} 是 ${received}，但应当是 ${expected}。`,
  mustNotBe: (expected) => worded`结果不应当是 ${expected}。`,
  part: (name) => `${name}：`,
  moreThan: (low) => `大于 ${low}`,
  lessThan: (high) => `小于 ${high}`,
  between: (low, high) => `介于 ${low} 和 ${high} 之间`,
  shape: (shape) => `形状 ${shape}`,
  wrongShape: (expected, found) => worded`应当是一个张量，${expected}，而不是 ${found}。`,
  tensorsEqual: '两个张量相等，但它们应当不同。',
  shapeIs: (received, expected) => `形状是 ${received}，但应当是 ${expected}。`,
  dtypeIs: (received, expected) => `数据类型（dtype）是 ${received}，但应当是 ${expected}。`,
  cast: '用 cast() 转换结果。',
  nothingReturned: '什么也没有返回。',
  noTensor: (kind, value) => worded`应当是一个张量，但结果是 ${kind}：${value}。`,
  anArray: '数组',
  ofType: (type) => `${type} 类型的值`,
  theValue: '值',
  element: (index) => `元素 ${index}`,
  othersWrong: (wrong, all) => `${all} 个元素里有 ${wrong} 个是错的，这一个错得最多。`,
  axisMissing: '少了一个长度为 1 的轴：归约只有在 keepDims = true 时才保留它。',
  axisTooMany: '多了一个长度为 1 的轴：是因为 keepDims，或者 expandDims 之后没有去掉。',
  axesReversed: '轴的次序反了。',
  mustRefuse: (what, outcome) => `对“${what}”必须抛出一个 Error，但调用${outcome}。`,
  anError: '一个 Error',
  returned: (value) => `返回了 ${value}`,
  disposedArgument: (position) => `第 ${position} 个参数被释放了，但它属于调用者`,
  changedArgument: (position) => `第 ${position} 个参数被改动了`,
  returnedArgument: (position) => `返回的就是第 ${position} 个参数本身：请返回一个 clone，这样释放其中一个时另一个还在`,
  leaked: (tensors) => `两次调用留下了 ${tensors} 个张量：把计算放进 tf.tidy(() => …)`,
  disposedOthers: (tensors) => `两次调用释放了 ${tensors} 个不属于它们的张量`,
  faults: (faults) => `${faults.join('；')}。`,
  faultsInShort: (faults) => faults.join('；'),
  clean: '参数保持原样，没有留下张量',
  callsOf: (callback) => `${callback} 被调用的次数`,
  epochTold: (call) => `第 ${call} 次调用 onEpoch 时给出的轮数`,
  ofEpoch: (name, epoch) => worded`第 ${epoch} 轮的 ${name}`,

  leavesAlone: (f) => `${f}() 不改动参数，也不泄漏张量`,
  passesGradients: (f) => `${f}() 让梯度通过`,
  gradientsFlow: '梯度只能流经 TensorFlow.js 的运算：不要用 dataSync()，也不要用数字新建张量。',
  runsKernel: (f, kernel) => `${f}() 运行了 TensorFlow.js 的 ${kernel}，而这道练习要求你不用它。`,

  newNaN: 'NaN 来自 ∞ − ∞、0 · ∞、∞ / ∞ 或 0 / 0：找一找上溢，或者除以零的地方。',
  newInfinity: '无穷大来自上溢（很大的数的 exp）、0 的对数，或者除以 0。',
  allZero: '全部都是 0。',
  signWrong: '正负号处处相反。',
  transposed: '这些值是对的，只是行和列互换了。',
  multiple: (factor) => `每个值都是应有的值的 ${factor} 倍。`,
  offset: (offset) => `每个值都相差 ${offset}。`,
  reversed: '这些值是对的，只是次序反了。',
  permuted: '这些值是对的，只是位置错了。',

  tooLarge:
    '有东西比应有的大得多：整个数据集放进了一个小批量，或者形状如 [n, 1, d] 和 [1, d, k] 的乘积，它会产生全部 n · d · k 个数，而矩阵乘积在途中就求和了。',
  piledUp:
    '张量越积越多：每一步产生的东西必须随这一步消失。把每一步放进 tf.tidy(() => …)，并释放循环在它之外创建的东西，首先是小批量。',
  usedDisposed: '一个张量在释放之后又被使用：tf.tidy() 没有返回的东西随它一起消失，而 dispose() 是不可撤销的。',
  chainCut: '从输入到结果没有一条由 TensorFlow.js 运算连成的链：从张量里取出数字，或者用数字新建张量，都会把它切断。',
  innerLengths: (left, right) =>
    `矩阵乘积要求左边的列数（${left}）等于右边的行数（${right}）：是少了一次转置，还是次序错了？`,
  noGradientOf: (op) => `TensorFlow.js 没有 ${op} 的梯度：用别的运算来构造结果。`,
  reshapeKeeps: '变形（reshape）不改变元素的个数，只改变它们的排列。',
  stackOverflow: '一个函数无休止地调用自己，或者层数太多：改用循环。',
  undefinedHere: '这里有东西是 undefined：一个从未赋值的值，或者一个并不存在的名字。',
  droppedAxis: (short, long) =>
    `[${short}] 看起来是 [${long}] 在归约中丢掉了一个轴：keepDims = true 会以长度 1 保留它，使它能够广播回去。`,
  shapesFromRight: '形状从右边开始比较：两个长度相等，或者其中一个为 1，才能相配。',

  stepsTooLarge:
    '步子太大，或者走向了上坡：应当是 w − lr · 梯度，梯度是平均损失的梯度，opts.lr 照原样使用。梯度或速度是不是一步一步地累积起来了？',
  whereNaNComesFrom:
    'NaN 来自 log 0、0 / 0 或 ∞ − ∞：先 softmax 再取对数而没有用 4.06，除以了为 0 的标准差或个数，或者 0 处的平方根。权重里只要有一个 NaN，之后的一切就都坏了。',
  standsStill:
    '更新没有到达变量（要用 assign，以及这个小批量的梯度），或者所有梯度都是 0：逻辑值上加了 relu，权重从 0 开始，或者在通往损失的路上把数字从张量里取了出来。',
  farOff: '损失一开始就远远高于瞎猜：权重太大，或者第一步太大，会让所有 relu 永远关闭。',
  slow: '这是慢，而不是没有尽头。费时的是对单个样本或数字的循环、循环里的 dataSync()，以及做了两遍的前向传播：请以整个小批量来计算。',
  surplusEpochs: (epochs, surplus) => `${epochs} 轮全部报告了，之后又多报告了 ${surplus} 轮。`,
  endlessEpochs: '轮的循环永远不会结束：它应当在 opts.epochs 轮之后停下。',
  allEpochs: (epochs) => `${epochs} 轮全部报告了。`,
  endlessEnd: '没有尽头的东西在最后一轮之后。',
  firstEpochNotOver: (epochs, steps) =>
    `${epochs} 轮中的第一轮还没有结束${steps > 0 ? `，已经走了 ${steps} 步` : ''}。`,
  endlessSteps: '小批量的循环永远不会结束（取完所有样本之后它会停吗？），或者单独一步就花了太长时间。',
  epochNotOver: (each, epoch, seconds) => `每轮用了 ${each}；第 ${epoch} 轮在 ${seconds} 之后还没有结束。`,
  endlessEpoch: (epoch) => `第 ${epoch} 轮里有东西没有尽头：一个循环的条件取决于前面几轮留下的东西。`,
  epochsNeed: (each, epochs, seconds) => `每轮用了 ${each}：${epochs} 轮需要 ${seconds}。`,
  epochsDone: (done, epochs) => `完成了 ${done} / ${epochs} 轮。`,
  spoiltInStep: (name, what, step, epoch) => worded`${name} 从第 ${step} 步起（第 ${epoch} 轮）是 ${what}。`,
  spoiltInEpoch: (name, what, epoch) => worded`${name} 从第 ${epoch} 轮起是 ${what}。`,
  infinite: '无穷大',
  before: (value) => `在此之前它是 ${value}。`,
  firstAndLast: (first, last) => `${first}（最初）和 ${last}（最后）`,
  guessing: (loss) => `瞎猜是 ${loss}。`,
  startAndEnd: (name, start, end) => worded`${name} 在第 1 轮是 ${start}，结束时是 ${end}。`,
  grewTo: (name, start, peak, epoch) => worded`${name} 从 ${start} 升到了第 ${epoch} 轮的 ${peak}。`,
  staysAt: (name, loss, epochs) => worded`${name} 在全部 ${epochs} 轮里都停在 ${loss}：什么也没有学到。`,
  endsAt: (name, loss, guess) => worded`${name} 结束时是 ${loss}，而瞎猜是 ${guess}：什么也没有学到。`,
  seriesOf: (name) => SERIES[name] ?? name,
};
