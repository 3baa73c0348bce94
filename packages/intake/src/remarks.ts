import { printable } from './printable';

const MOST_REMARKS = 50;

/** One thing that was left out, and why. Both are plain text without control characters, not escaped for anything. */
export interface Remark {
  readonly file: string;
  /** Ends the sentence that begins with the file's name. */
  readonly message: string;
}

/** Collects remarks about a submission; a hostile one gets no more lines than fit on a page. */
export class Remarks {
  #list: Remark[] = [];
  #left = 0;

  add(file: string, message: string): void {
    if (this.#list.length < MOST_REMARKS) this.#list.push({ file: printable(file), message });
    else this.#left += 1;
  }

  list(): Remark[] {
    const more = { file: `${this.#left} more files`, message: 'were left out, too.' };
    return this.#left === 0 ? [...this.#list] : [...this.#list, more];
  }
}
