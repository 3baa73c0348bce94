export { CHROMIUM, hindrances, READERS, see, startBrowser, type Seen } from './browser';
