import * as tf from '@tensorflow/tfjs';

/**
 * TensorFlow.js takes what an operation saves of its own output for a constant: d²/dx² of exp(x) is right by the way of
 * dy only, and 0 instead of exp(x). Where a gradient is itself differentiated, these compute the output again, from
 * inputs that are saved, too.
 */
export function repairSecondDerivatives(): void {
  repair('Exp', ['x']);
  repair('Pow', ['a', 'b']);
  repair('Sigmoid', ['x']);
  repair('Softmax', ['logits']);
  repair('Tanh', ['x']);
}

function repair(kernelName: string, inputsToSave: string[]): void {
  const stock = tf.getGradient(kernelName);
  const gradFunc: tf.GradFunc = (dy, saved, attrs) => {
    const inputs = Object.fromEntries(inputsToSave.map((name, i) => [name, saved[i]!]));
    const output = isRecorded() ? (tf.engine().runKernel(kernelName, inputs, attrs) as tf.Tensor) : saved.at(-1)!;
    return stock.gradFunc(dy, [...(stock.inputsToSave ?? []).map((name) => inputs[name]!), output], attrs);
  };
  tf.registerGradient({ ...stock, inputsToSave, gradFunc });
}

/** Whether the gradient that is being computed is part of a function that is differentiated. */
export function isRecorded(): boolean {
  return tf.engine().isTapeOn();
}
