/** A word of a command's grammar. */
export interface OptionWord {
  /** How it is written in full, and called in the result unless `means` says otherwise. */
  readonly word: string;
  /** How many letters at least stand for it; null if only the whole word does. */
  readonly shortest: number | null;
  readonly takes: 'value' | 'nothing';
  /** Name of the option it stands for. */
  readonly means?: string;
}

/** The words of a command by what they stand for. */
export interface OptionsRead {
  /** Values by the name of the option; an option that takes nothing has an empty value. */
  readonly options: ReadonlyMap<string, string>;
  /** Words that belong to no option, in order. */
  readonly bare: readonly string[];
}

/** Makes a word of a grammar that takes a value and must be written in full. */
export function valueWord(word: string, means = word): OptionWord {
  return { word, shortest: null, takes: 'value', means };
}

/** Makes a word of a grammar that stands alone. */
export function flagWord(word: string, means = word): OptionWord {
  return { word, shortest: null, takes: 'nothing', means };
}

/** Sorts words into options and the rest; the first word of the grammar that fits counts. A string says what is wrong. */
export function readOptions(grammar: readonly OptionWord[], words: readonly string[]): OptionsRead | string {
  const options = new Map<string, string>();
  const bare: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const given = words[at] ?? '';
    const found = grammar.find((each) => fits(each, given));
    if (found === undefined) {
      bare.push(given);
      continue;
    }
    const name = found.means ?? found.word;
    if (options.has(name)) return `\`${name}\` is given twice.`;
    if (found.takes === 'nothing') {
      options.set(name, '');
      continue;
    }
    at += 1;
    const value = words[at];
    if (value === undefined) return `Something is missing after \`${given}\`.`;
    options.set(name, value);
  }
  return { options, bare };
}

function fits({ word, shortest }: OptionWord, given: string): boolean {
  return given === word || (shortest !== null && given.length >= shortest && word.startsWith(given));
}

/** A sentence if a word can be no name of a device (dev_valid_name of Linux), else null. */
export function deviceProblem(word: string): string | null {
  return word === '' || word.length > 15 || /[\s/:]/.test(word)
    ? `\`${word}\` is no name of a device.`
    : null;
}
