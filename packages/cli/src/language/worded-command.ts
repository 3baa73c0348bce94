import { type Argument, Command, Help, type Option } from 'commander';

/** What a text of the command line is in the language of this run; the text itself in English. */
export type Translate = (english: string) => string;

/**
 * A command whose help is worded in another language. Commands say what they are in English where they are made; each line
 * of it is looked up.
 */
export class WordedCommand extends Command {
  constructor(
    name: string | undefined,
    private readonly translate: Translate,
  ) {
    super(name);
    this.helpOption('-h, --help', translate('display help for command'));
    this.configureHelp({
      styleTitle: (title) => translate(title),
      optionDescription: (option) => inBrackets(Help.prototype.optionDescription(option), translate),
    });
    this.configureOutput({ outputError: (text, write) => write(lines(text, translate)) });
  }

  override createCommand(name?: string): WordedCommand {
    return new WordedCommand(name, this.translate);
  }

  override description(): string;
  override description(text: string): this;
  override description(text?: string): string | this {
    return text === undefined ? super.description() : super.description(this.translate(text));
  }

  override summary(): string;
  override summary(text: string): this;
  override summary(text?: string): string | this {
    return text === undefined ? super.summary() : super.summary(this.translate(text));
  }

  override addOption(option: Option): this {
    option.description = this.translate(option.description);
    return super.addOption(option);
  }

  override addArgument(argument: Argument): this {
    argument.description = this.translate(argument.description);
    return super.addArgument(argument);
  }

  override addHelpText(position: 'before' | 'beforeAll' | 'after' | 'afterAll', text: unknown): this {
    return super.addHelpText(position, lines(String(text), this.translate));
  }

  override showHelpAfterError(text?: boolean | string): this {
    return super.showHelpAfterError(typeof text === 'string' ? this.translate(text) : text);
  }
}

/** Line by line, and column by column where two spaces or more part them. */
function lines(text: string, translate: Translate): string {
  return text
    .split(/(\n| {2,})/)
    .map((part) => (part.trim() === '' ? part : translate(part)))
    .join('');
}

/** `(choices: "a", "b", default: "a")`, which commander puts behind what an option is. */
function inBrackets(text: string, translate: Translate): string {
  return text.replace(/\((?:choices|default): .*\)$/, (bracket) =>
    bracket.replace(/\b(choices|default)(?=:)/g, (word) => translate(word)),
  );
}
