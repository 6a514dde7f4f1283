/** One command line in words; quotes are taken off, and what the shell itself reads stands as a word of its own. */
export interface ShellLine {
  readonly words: readonly string[];
  /** Places in `words` of `>`, `|`, `;` and the like. */
  readonly operators: readonly number[];
  readonly isSudo: boolean;
}

const prompt = /^(?:[\w.-]+@[\w.-]+(?::\S*)?)?[$#]\s+/;
const operator = /^(?:&&|\|\||>>|[<>|;&])/;

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
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (/\s/.test(character)) end();
    else if (character === '"' || character === "'") {
      const close = line.indexOf(character, at + 1);
      if (close < 0) return `A quotation mark ${character} is not closed.`;
      word = (word ?? '') + line.slice(at + 1, close);
      at = close;
    } else {
      const found: string | undefined = operator.exec(line.slice(at, at + 2))?.[0];
      if (found === undefined) word = (word ?? '') + character;
      else {
        end();
        operators.push(words.length);
        words.push(found);
        at += found.length - 1;
      }
    }
  }
  end();
  const isSudo = words[0] === 'sudo';
  if (!isSudo) return { words, operators, isSudo };
  return { words: words.slice(1), operators: operators.map((place) => place - 1), isSudo };
}
