/** One command line in words; quotes are taken off, and what the shell itself reads stands as a word of its own. */
export interface ShellLine {
  readonly words: readonly string[];
  /** Places in `words` of `>`, `|`, `;` and the like. */
  readonly operators: readonly number[];
  readonly isSudo: boolean;
}

const prompt = /^(?:[\w.-]+@[\w.-]+(?::\S*)?)?[$#]\s+/;
/** A gap, a quoted text, what the shell reads itself, or plain characters; a quotation mark that is not closed stands alone. */
const token = /\s+|"([^"]*)"|'([^']*)'|(&&|\|\||>>|[<>|;&])|([^\s"'<>|;&]+)|(["'])/g;

/** Splits a command line as a shell would, without expanding anything; a prompt and a leading `sudo` are left out. A string says what is wrong. */
export function readShellLine(text: string): ShellLine | string {
  const line = text.trim().replace(prompt, '');
  const words: string[] = [];
  const operators: number[] = [];
  let word: string | null = null;
  const end = () => {
    if (word !== null) words.push(word);
    word = null;
  };
  for (const [, double, single, operator, plain, open] of line.matchAll(token)) {
    if (open !== undefined) return `A quotation mark ${open} is not closed.`;
    const text = double ?? single ?? plain;
    if (text !== undefined) word = (word ?? '') + text;
    else end();
    if (operator !== undefined) {
      operators.push(words.length);
      words.push(operator);
    }
  }
  end();
  const isSudo = words[0] === 'sudo';
  if (!isSudo) return { words, operators, isSudo };
  return { words: words.slice(1), operators: operators.map((place) => place - 1), isSudo };
}
