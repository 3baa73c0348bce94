export { DataError } from './data-error';
export { dataFiles } from './data-files';
export { dataFingerprint } from './data-fingerprint';
export { dataFolders } from './data-folders';
