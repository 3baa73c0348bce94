import * as tf from '@tensorflow/tfjs';
import { overrideKernel } from './override-kernel';
import { runMissingOnCpu, runOnCpu } from './run-on-cpu';

/** Kernels of the tensorflow backend that fail where those of others do not. */
export function repairTensorFlow(): void {
  runMissingOnCpu('tensorflow');
  // A number of pixels as padding: TensorFlow knows only 'same' and 'valid', or rounds otherwise.
  runOnCpu('tensorflow', WINDOWED, ({ attrs }) => typeof attrs['pad'] === 'number');
  // It compares indices with the length of axis −1, which is none.
  overrideKernel('tensorflow', 'GatherV2', (call, stock) => {
    const { x } = call.inputs as { x: tf.TensorInfo };
    const [axis] = tf.util.parseAxisParam(call.attrs['axis'] as number, x.shape);
    return stock({ ...call, attrs: { ...call.attrs, axis } });
  });
}

const WINDOWED = [
  'AvgPool',
  'AvgPoolGrad',
  'Conv2D',
  'Conv2DBackpropFilter',
  'Conv2DBackpropInput',
  'DepthwiseConv2dNative',
  'DepthwiseConv2dNativeBackpropFilter',
  'DepthwiseConv2dNativeBackpropInput',
  'MaxPool',
  'MaxPoolGrad',
];
