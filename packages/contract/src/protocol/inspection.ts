/** What one call did besides returning a value. All of it is the worker's own word. */
export interface Inspection {
  /** tensors that two calls left behind beyond those they returned */
  leaked: number;
  /** positions of arguments that were disposed, whose values changed, or that were returned as they are */
  disposed: number[];
  changed: number[];
  returned: number[];
  /** TensorFlow.js kernels that ran */
  kernels: string[];
}
