export { FrameReader, type ErrorData, type Specials } from './decode';
export { FrameWriter } from './encode';
export { FRAME_LIMITS, frameLength, packFrame, unpackFrame, type Frame } from './frame';
export type { Inspection } from './inspection';
export { parseReply, type Reply, type Request, type Target } from './messages';
export { ProtocolError } from './protocol-error';
export { sizeOf, TENSOR_ARRAYS, TensorData, type TensorDtype, type TensorValues } from './tensor-data';
export type { ErrorKind, ModuleName, Reference, Wire } from './wire';
