import { en, type Phrases } from './language/en';

/** The command line asks for something that does not exist. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';

  /** @param said what is wrong, or what says it in each language */
  constructor(private readonly said: string | ((phrases: Phrases) => string)) {
    super(typeof said === 'string' ? said : said(en));
  }

  in(phrases: Phrases): string {
    return typeof this.said === 'string' ? this.said : this.said(phrases);
  }
}
