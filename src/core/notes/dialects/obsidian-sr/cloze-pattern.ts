/** A way of writing clozes, such as `==[123;;]answer[;;hint]==`: what may stand in brackets is optional. */
export interface ClozePattern {
  readonly before: readonly PatternPart[];
  /** Optional parts between the answer and `close`. */
  readonly within: readonly Group[];
  /** The text that ends the answer. */
  readonly close: string;
  readonly behind: readonly PatternPart[];
}

type PatternPart = string | Group;

/** A number (or letters a, h and s) or a hint, with the text around it. */
interface Group {
  readonly kind: 'sequence' | 'hint';
  readonly open: string;
  readonly close: string;
}

/** A cloze as it stands in a line. */
export interface FoundCloze {
  readonly start: number;
  readonly end: number;
  readonly answer: string;
  readonly hint: string | null;
  /** A number, or a letter for each card: a to ask, h to hide, s to show. */
  readonly sequence: string | null;
}

const longestPattern = 200;
const longestGroup = 300;
const template = /^(?:[-.]|\s|(?:range|if|else|end|with|define|template|include|block|toYaml)\b)/;

/** Reads a pattern as the plugin writes it; null if it has no answer, or nothing to tell where the answer begins and ends. */
export function readClozePattern(source: string): ClozePattern | null {
  if (source.length > longestPattern) return null;
  const parts = partsOf(source.replace(/\\\\(?=[[\]])/g, '\\'));
  const at = parts.indexOf(answer);
  const rest = parts.slice(at + 1);
  const closeAt = rest.findIndex((part) => typeof part === 'string');
  const close = rest[closeAt];
  const before = parts.slice(0, at);
  if (at < 0 || typeof close !== 'string' || typeof before[0] !== 'string') return null;
  const within = rest.slice(0, closeAt).filter((part) => typeof part !== 'string');
  return { before, within, close, behind: rest.slice(closeAt + 1) };
}

const answer = '\0answer';

function partsOf(source: string): PatternPart[] {
  const parts: PatternPart[] = [];
  const push = (text: string) => {
    for (const piece of text.split(/(answer)/)) if (piece) parts.push(piece === 'answer' ? answer : piece);
  };
  let text = '';
  for (let index = 0; index < source.length; index += 1) {
    const character = source[index] ?? '';
    if (character === '\\') text += source[++index] ?? '';
    else if (character !== '[') text += character;
    else {
      let inside = '';
      for (index += 1; index < source.length && source[index] !== ']'; index += 1)
        inside += source[index] === '\\' ? (source[++index] ?? '') : (source[index] ?? '');
      const word = inside.includes('hint') ? 'hint' : (/\d+/.exec(inside)?.[0] ?? '');
      const group = groupOf(inside, word);
      if (!group) continue;
      push(text);
      text = '';
      parts.push(group);
    }
  }
  push(text);
  return parts;
}

function groupOf(inside: string, word: string): Group | null {
  if (word === '') return null;
  const at = inside.indexOf(word);
  return {
    kind: word === 'hint' ? 'hint' : 'sequence',
    open: inside.slice(0, at),
    close: inside.slice(at + word.length),
  };
}

/** The clozes of a line, from left to right; `isOpaque` tells where none can begin or end. */
export function clozesIn(
  line: string,
  patterns: readonly ClozePattern[],
  isOpaque: (index: number) => boolean,
): FoundCloze[] {
  const open = patterns.map((pattern) => ({ pattern, isDone: !line.includes(pattern.close) }));
  const found: FoundCloze[] = [];
  for (let index = 0; index < line.length; index += 1) {
    let best: FoundCloze | null = null;
    for (const state of open) {
      const [first] = state.pattern.before;
      if (state.isDone || typeof first !== 'string' || !line.startsWith(first, index) || isOpaque(index))
        continue;
      if (!line.includes(state.pattern.close, index + first.length)) state.isDone = true;
      const cloze = clozeAt(line, index, state.pattern, isOpaque);
      // Patterns may differ only in how a number and a hint are parted from the answer; the one that finds them is meant.
      if (cloze && (!best || (isBare(best) && !isBare(cloze)))) best = cloze;
      if (best && !isBare(best)) break;
    }
    if (!best) continue;
    found.push(best);
    index = best.end - 1;
  }
  return found;
}

function isBare({ hint, sequence }: FoundCloze): boolean {
  return hint === null && sequence === null;
}

function clozeAt(
  line: string,
  start: number,
  pattern: ClozePattern,
  isOpaque: (index: number) => boolean,
): FoundCloze | null {
  const cursor = new Cursor(line, start, isOpaque);
  if (!pattern.before.every((part) => cursor.take(part))) return null;
  const from = cursor.index;
  let end = line.indexOf(pattern.close, from + 1);
  while (end >= 0 && isOpaque(end)) end = line.indexOf(pattern.close, end + 1);
  if (end < 0 || isOperator(line, start, from, end, pattern.close)) return null;
  let text = line.slice(from, end);
  for (const group of [...pattern.within].reverse()) text = cursor.split(text, group);
  cursor.index = end + pattern.close.length;
  if (!pattern.behind.every((part) => cursor.take(part))) return null;
  const { sequence, hint } = cursor;
  if (text.trim() === '' || (pattern.close === '}}' && template.test(text))) return null;
  return { start, end: cursor.index, answer: text.trim(), hint, sequence };
}

/** Whether signs such as `==` stand as an operator does: between spaces, or between letters. */
function isOperator(line: string, start: number, from: number, end: number, close: string): boolean {
  if (/^[[{(]/.test(line.slice(start, start + 1))) return line[start - 1] === '$';
  const hasSpaceInside = /\s/.test(line[from] ?? ' ') || /\s/.test(line[end - 1] ?? ' ');
  const isBetweenLetters = /[a-z0-9]/i.test(line[start - 1] ?? ' ') && /[a-z0-9]/i.test(line[from] ?? ' ');
  const isLonger = line[start - 1] === line[start] || line[end + close.length] === close[0];
  return hasSpaceInside || isBetweenLetters || isLonger;
}

class Cursor {
  readonly #line: string;
  index: number;
  sequence: string | null = null;
  hint: string | null = null;

  readonly #isOpaque: (index: number) => boolean;

  constructor(line: string, index: number, isOpaque: (index: number) => boolean) {
    this.#line = line;
    this.index = index;
    this.#isOpaque = isOpaque;
  }

  /** Whether the part stands here, or need not; then the cursor is behind it. */
  take(part: PatternPart): boolean {
    if (typeof part === 'string') {
      const isHere = this.#line.startsWith(part, this.index);
      if (isHere) this.index += part.length;
      return isHere;
    }
    const { open, close } = part;
    if (!this.#line.startsWith(open, this.index) || this.#isOpaque(this.index)) return true;
    const from = this.index + open.length;
    const rest = this.#line.slice(from, from + longestGroup);
    const bare = /^(?:\d{1,4}|[ash]{1,100})/.exec(rest)?.[0] ?? '';
    const content = part.kind === 'sequence' ? bare : rest.slice(0, Math.max(0, rest.indexOf(close)));
    if (content === '' || !rest.startsWith(close, content.length)) return true;
    this.#set(part, content);
    this.index = from + content.length + close.length;
    return true;
  }

  /** Takes an optional part off the end of the text within a cloze, and gives what is left. */
  split(text: string, group: Group): string {
    const at = text.lastIndexOf(group.open);
    if (at <= 0 || !text.endsWith(group.close)) return text;
    const content = text.slice(at + group.open.length, text.length - group.close.length);
    if (content.trim() === '') return text;
    this.#set(group, content.trim());
    return text.slice(0, at);
  }

  #set({ kind }: Group, content: string): void {
    if (kind === 'sequence') this.sequence = content;
    else this.hint = content;
  }
}
