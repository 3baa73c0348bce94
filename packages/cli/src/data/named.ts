import { DATA_SETS, type DataSet, dataSetNamed } from '@gradus/datasets/download';
import { UsageError } from '../usage-error';

/** @throws {UsageError} listing what there is */
export function named(name: string): DataSet {
  const set = dataSetNamed(name);
  if (set) return set;
  throw new UsageError((phrases) => phrases.noDataSet(name, DATA_SETS.map((set) => set.name).join(', ')));
}
