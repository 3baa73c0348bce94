export { DataError } from './data-error';
export { dataFingerprint } from './data-fingerprint';
export { dataFolders } from './data-folders';
