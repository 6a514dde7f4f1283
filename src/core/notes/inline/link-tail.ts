const deepestParentheses = 32;
const space = /[ \t]*\n?[ \t]*/y;
const angled = /<(?:\\.|[^\n<>\\])*>/y;
const title = /"(?:\\[^]|[^"\\])*"|'(?:\\[^]|[^'\\])*'|\((?:\\[^]|[^()\\])*\)/y;

/**
 * The end of a link's `(address "title")` that begins at `start`; -1 if there is none.
 * `lastClose` is the place of the text's last `)`, which saves a search that cannot succeed.
 */
export function endOfTail(text: string, start: number, lastClose: number): number {
  if (text[start] !== '(' || start > lastClose) return -1;
  const from = skip(space, text, start + 1);
  const address = text[from] === '<' ? skip(angled, text, from) : endOfAddress(text, from);
  if (address < 0 || (text[from] === '<' && address === from)) return -1;
  const behind = skip(space, text, address);
  if (text[behind] === ')') return behind + 1;
  const titled = behind > address ? skip(title, text, behind) : behind;
  if (titled === behind) return -1;
  const end = skip(space, text, titled);
  return text[end] === ')' ? end + 1 : -1;
}

/** The address inside such a tail, as it is written. */
export function addressOfTail(tail: string): string {
  const from = skip(space, tail, 1);
  if (tail[from] === '<') return tail.slice(from + 1, skip(angled, tail, from) - 1);
  return tail.slice(from, endOfAddress(tail, from));
}

/** Where the pattern, tried at `from`, ends; `from` if it does not match. */
function skip(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}

function endOfAddress(text: string, from: number): number {
  let depth = 0;
  let index = from;
  for (; index < text.length; index += 1) {
    const character = text[index] ?? '';
    if (character <= ' ') break;
    if (character === '\\') index += 1;
    else if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    if (depth < 0) break;
    if (depth > deepestParentheses) return -1;
  }
  return depth > 0 ? -1 : Math.min(index, text.length);
}
