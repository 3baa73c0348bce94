import { tf } from '@gradus/runtime';

/** What lives in the worker and is pointed at by number: functions, instances; and the tensors of the current check. */
export class Handles {
  private readonly values = new Map<number, object>();
  private readonly ids = new WeakMap<object, number>();
  private readonly tensors = new Set<tf.Tensor>();
  private next = 1;

  idOf(value: object): number {
    const known = this.ids.get(value);
    if (known !== undefined && this.values.has(known)) return known;
    const id = this.next++;
    this.ids.set(value, id);
    this.values.set(id, value);
    return id;
  }

  get(id: number): object {
    const value = this.values.get(id);
    if (!value) throw new Error(`There is no object number ${id}.`);
    return value;
  }

  /** Remembers a tensor that a check brought in or got back, to free it when the check is over. */
  track<T extends tf.Tensor>(tensor: T): T {
    this.tensors.add(tensor);
    return tensor;
  }

  reset(): void {
    for (const tensor of this.tensors) if (!tensor.isDisposed) tensor.dispose();
    this.tensors.clear();
    this.values.clear();
  }
}
