import type { Remark } from '@gradus/contract';
import { printable } from './printable';

const MOST_REMARKS = 50;

/** Collects remarks about a submission; a hostile one gets no more lines than fit on a page. */
export class Remarks {
  readonly #list: Remark[] = [];

  add(remark: Remark): void {
    this.#list.push({ ...remark, file: printable(remark.file) });
  }

  /** What was refused first; without control or invisible characters. */
  list(): Remark[] {
    const refused = this.#list.filter(({ status }) => status === 'refused');
    const all = [...refused, ...this.#list.filter(({ status }) => status === 'ignored')];
    const more = all.slice(MOST_REMARKS);
    if (more.length === 0) return all;
    return [...all.slice(0, MOST_REMARKS), { ...more[0]!, file: `${more.length} more files`, message: 'were left out, too.' }]; // prettier-ignore
  }
}
