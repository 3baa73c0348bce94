export { findPackages, type PackageFolders } from './find-packages';
export { BACKENDS, type BackendName, installCommand, isNative, type Kind, type NativeBackend, PACKAGES } from './rungs';
