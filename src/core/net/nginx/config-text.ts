/** What is wrong with a configuration. */
export interface NginxProblem {
  /** An `error` keeps nginx from starting; after a `warning` it goes on; what is `unjudged` is fine for nginx, but not followed here. */
  readonly kind: 'error' | 'warning' | 'unjudged';
  /** Line of the text, from 1; null if nginx names none. */
  readonly line: number | null;
  /** As `nginx -t` words it, without the file and line. */
  readonly message: string;
}

/** One directive with what it holds. */
export interface Directive {
  readonly name: string;
  readonly parameters: readonly string[];
  /** Line of the name, from 1. */
  readonly line: number;
  /** Line of the `;` or `{`, which is the one nginx names in messages. */
  readonly endLine: number;
  /** The directives between its braces; null if it ends with `;`. */
  readonly block: readonly Directive[] | null;
}

const deepestNesting = 100;

interface OpenBlock {
  readonly directives: Directive[];
  readonly close: ((block: readonly Directive[]) => Directive) | null;
}

/**
 * Reads configuration text into directives as nginx 1.22 splits it (words, quotes, escapes, comments, blocks). Reading stops at the
 * first error, as nginx does; what was read before it is given all the same.
 */
export function readConfigText(text: string): {
  directives: readonly Directive[];
  problem: NginxProblem | null;
} {
  const words = new Words(text);
  const blocks: OpenBlock[] = [{ directives: [], close: null }];
  let problem: NginxProblem | null = null;
  for (;;) {
    const statement = words.next();
    const innermost = blocks.at(-1);
    if (innermost === undefined) break;
    if (statement.kind === 'error') {
      problem = { kind: 'error', line: statement.line, message: statement.message };
      break;
    }
    if (statement.kind === 'end') {
      if (blocks.length > 1) problem = unexpected(statement.line, 'end of file, expecting "}"');
      break;
    }
    if (statement.kind === 'close') {
      if (innermost.close === null) {
        problem = unexpected(statement.line, '"}"');
        break;
      }
      blocks.pop();
      blocks.at(-1)?.directives.push(innermost.close(innermost.directives));
      continue;
    }
    const [name = '', ...parameters] = statement.words;
    const { line, endLine } = statement;
    if (blocks.length > deepestNesting) {
      problem = { kind: 'error', line, message: `blocks are nested more than ${deepestNesting} deep` };
      break;
    }
    if (statement.kind === 'simple')
      innermost.directives.push({ name, parameters, line, endLine, block: null });
    else blocks.push({ directives: [], close: (block) => ({ name, parameters, line, endLine, block }) });
  }
  while (blocks.length > 1) {
    const open = blocks.pop();
    if (open?.close != null) blocks.at(-1)?.directives.push(open.close(open.directives));
  }
  return { directives: blocks[0]?.directives ?? [], problem };
}

function unexpected(line: number, what: string): NginxProblem {
  return { kind: 'error', line, message: `unexpected ${what}` };
}

type Statement =
  | {
      readonly kind: 'simple' | 'block';
      readonly words: readonly string[];
      readonly line: number;
      readonly endLine: number;
    }
  | { readonly kind: 'close'; readonly line: number }
  | { readonly kind: 'end'; readonly line: number }
  | { readonly kind: 'error'; readonly line: number; readonly message: string };

type Word = { readonly text: string; readonly line: number } | { readonly message: string };

const space = /[ \t\r\n]/;

/** Splits the text into statements, each ended by `;`, `{` or `}`. */
class Words {
  private readonly text: string;
  private at = 0;
  private line = 1;

  constructor(text: string) {
    this.text = text;
  }

  next(): Statement {
    const words: string[] = [];
    let startLine = this.line;
    for (;;) {
      this.skipSpace();
      const character = this.text.charAt(this.at);
      if (character === '') {
        if (words.length === 0) return { kind: 'end', line: this.line };
        return this.error('unexpected end of file, expecting ";" or "}"');
      }
      if (character === ';' || character === '{') {
        this.at += 1;
        if (words.length === 0) return this.error(`unexpected "${character}"`);
        return { kind: character === ';' ? 'simple' : 'block', words, line: startLine, endLine: this.line };
      }
      if (character === '}') {
        this.at += 1;
        return words.length > 0 ? this.error('unexpected "}"') : { kind: 'close', line: this.line };
      }
      const word = this.word(character);
      if ('message' in word) return this.error(word.message);
      if (words.length === 0) startLine = word.line;
      words.push(word.text);
    }
  }

  private error(message: string): Statement {
    return { kind: 'error', line: this.line, message };
  }

  private skipSpace() {
    for (;;) {
      const character = this.text.charAt(this.at);
      if (character === '#') {
        const end = this.text.indexOf('\n', this.at);
        this.at = end === -1 ? this.text.length : end;
      } else if (character !== '' && space.test(character)) {
        if (character === '\n') this.line += 1;
        this.at += 1;
      } else return;
    }
  }

  private word(first: string): Word {
    const line = this.line;
    const isQuoted = first === '"' || first === "'";
    const start = this.at + (isQuoted ? 1 : 0);
    let at = start;
    for (; ; at += 1) {
      const character = this.text.charAt(at);
      if (character === '') {
        this.at = at;
        return { message: 'unexpected end of file, expecting ";" or "}"' };
      }
      if (character === '\n') this.line += 1;
      if (character === '\\') {
        at += 1;
        if (this.text.charAt(at) === '\n') this.line += 1;
      } else if (isQuoted ? character === first : this.endsWord(at, start)) break;
    }
    const text = unescaped(this.text.slice(start, at));
    if (!isQuoted) {
      if (this.text.charAt(at) === '\n') this.line -= 1;
      this.at = at;
      return { text, line };
    }
    this.at = at + 1;
    const after = this.text.charAt(this.at);
    if (after !== '' && !space.test(after) && !';{)'.includes(after))
      return { message: `unexpected "${after}"` };
    return { text, line };
  }

  /** A brace after `$` opens the name of a variable, not a block. */
  private endsWord(at: number, start: number): boolean {
    const character = this.text.charAt(at);
    if (character === '{') return at === start || this.text.charAt(at - 1) !== '$';
    return character === ';' || space.test(character);
  }
}

/** Only quotes, the backslash and three control characters lose their backslash; `\.` keeps it for the regular expression. */
function unescaped(word: string): string {
  return word.replace(/\\(["'\\trn])/g, (_, character: string) => controls[character] ?? character);
}

const controls: Record<string, string> = { t: '\t', r: '\r', n: '\n' };
