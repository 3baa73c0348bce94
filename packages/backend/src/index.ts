export { gemmEngine, type GemmChoice, type GemmEngine } from './gemm/gemm';
export { registerGradients } from './register-gradients';
export { registerWasmPlus, type WasmPlusOptions } from './register-wasm-plus';
