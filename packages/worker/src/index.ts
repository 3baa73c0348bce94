export type { Channel } from './channel';
export { Responder } from './responder';
