export { registerGradients } from './register-gradients';
export { registerWasmPlus } from './register-wasm-plus';
