/**
 * How many times as long as usual everything may take on a GPU made of software: unit checks were up to twelve times as
 * slow as on wasm, most of it for compiling.
 */
export const SOFTWARE_PATIENCE = 20;
