import { type Engine, loadEngine } from './engines';

/** A program that does nothing but load an engine and compute a first product. */
void loadEngine(process.argv[2] as Engine);
