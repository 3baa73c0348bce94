import type { Phrases } from './en';

export const zh: Phrases = {
  missing: (path) => `缺少 ${path}；"npx gradus stubs" 可以把它恢复。`,
  notStarted: (exercise) => `练习 ${exercise} 还没有开始做。`,
  notRegular: (path) => `${path} 不是普通文件。`,
  behindLink: (path) => `${path} 在一个链接后面。`,
  tooLarge: (path, megabytes) => `${path} 超过了 ${megabytes} MB。`,
  notUtf8: (path) => `${path} 不是 UTF-8 文本：请用 UTF-8 编码保存。`,
  unreadable: (path, code) => `${path} 无法读取（${code}）。`,
  notParsed: (path) => `${path} 没有被解析。`,
  notTypeScript: (place, reason) => `${place} 不是有效的 TypeScript：${reason}`,
  nestedTooDeeply: (path) => `${path} 无法读取：它嵌套得太深，或者太大而无法解析。`,
  usesName: (path, name, exercise) => `${path} 使用了 ${name}，而练习 ${exercise} 要求你不用它。`,
  imports: (path, request, exercise, choices) => `${path} 导入了 "${request}"。练习 ${exercise} 只能导入 ${choices}。`,
  ownMissing: (exercise, used, path) =>
    `${exercise} 导入了你的 ${used}，但缺少 ${path}；“npx gradus stubs”可以恢复它。`,
  ownNotWritten: (exercise, used, path, id) =>
    `${exercise} 导入了你的 ${used}，而它还没有写（${path}）。请先完成它：npm test -- ${id}`,
  ownUnusable: (exercise, used, why) => `${exercise} 导入了你的 ${used}，而它无法使用：${why}`,
  ownWrong: (used) => `评分时用的是你的 ${used}，而它没有通过：请先改正它。`,

  backendProblem: (backend, problem) => `后端 ${backend} 不可用：${problem}。`,
  backendMissing: (backend, command) => `后端 ${backend} 没有安装（${command}）。`,
  backendOfSoftware: (backend, device) =>
    `后端 ${backend} 只有软件模拟的 GPU（${device}），比 wasm 慢；要用它就设置 GRADUS_BACKEND=${backend}。`,
  backendFileMissing: (backend, file) => `后端 ${backend} 不可用：缺少 ${file}（npm ci）。`,
  goingOnWith: (note, backend) => `${note}改用 ${backend}。`,
};
