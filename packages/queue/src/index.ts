export { type Circumstances, circumstancesOf } from './circumstances';
export { printableUrl } from './connection';
export { QueueError } from './queue-error';
export { openQueueJudge, type QueueEvent, type QueueJudgeOptions } from './queue-judge';
export { serveQueue, type ServeEvent, type ServeOptions, type ServeOutcome } from './serve-queue';
export { SharedFolder } from './shared-folder';
