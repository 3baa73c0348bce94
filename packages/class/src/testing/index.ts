export { writeMadeClass, writeOverrides } from './write-made-class';
