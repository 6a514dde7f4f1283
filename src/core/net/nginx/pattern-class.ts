/** For each byte from 0 to 255, whether it belongs. */
export type ByteSet = readonly boolean[];

/** A set that was read, and where reading goes on. */
interface ReadSet {
  readonly set: ByteSet;
  readonly end: number;
}

/** The set of the bytes given, with their other case if it does not matter. */
export function asSet(bytes: string, ignoresCase: boolean): ByteSet {
  const known = bytes.length === 1 ? singles[ignoresCase ? 'any' : 'same'].get(bytes) : undefined;
  if (known !== undefined) return known;
  const set = new Array<boolean>(256).fill(false);
  const others = ignoresCase ? bytes.replace(/[A-Za-z]/g, otherCase) : '';
  for (const byte of bytes + others) set[byte.charCodeAt(0)] = true;
  if (bytes.length === 1) singles[ignoresCase ? 'any' : 'same'].set(bytes, set);
  return set;
}

/** The sets of single bytes made so far, at most 256 each: expressions are mostly letters. */
const singles = { same: new Map<string, ByteSet>(), any: new Map<string, ByteSet>() };

function otherCase(letter: string): string {
  return letter < 'a' ? letter.toLowerCase() : letter.toUpperCase();
}

/** All bytes that are not in the set. */
export function inverted(set: ByteSet): ByteSet {
  return set.map((belongs) => !belongs);
}

function fromPredicate(belongs: (byte: string) => boolean, ignoresCase: boolean): ByteSet {
  return Array.from({ length: 256 }, (_, code) => {
    const byte = String.fromCharCode(code);
    return (
      belongs(byte) ||
      (ignoresCase && code < 128 && (belongs(byte.toLowerCase()) || belongs(byte.toUpperCase())))
    );
  });
}

const classes: Partial<Record<string, RegExp>> = {
  d: /[0-9]/,
  w: /[A-Za-z0-9_]/,
  s: /[\t-\r ]/,
  h: /[\t \xa0]/,
  v: /[\n-\r\x85]/,
};

const controls: Partial<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  f: '\f',
  e: '\x1b',
  a: '\x07',
};

const posixClasses: Partial<Record<string, RegExp>> = {
  alnum: /[A-Za-z0-9]/,
  alpha: /[A-Za-z]/,
  ascii: /[\0-\x7f]/,
  blank: /[\t ]/,
  cntrl: /[\0-\x1f\x7f]/,
  digit: /[0-9]/,
  graph: /[!-~]/,
  lower: /[a-z]/,
  print: /[ -~]/,
  punct: /[!-/:-@[-`{-~]/,
  space: /[\t-\r ]/,
  upper: /[A-Z]/,
  word: /[A-Za-z0-9_]/,
  xdigit: /[0-9A-Fa-f]/,
};

/** What the escape whose letter stands at `at` takes, such as `\d` or `\x2f`; null if it is not one of a byte. */
export function classEscape(source: string, at: number, ignoresCase: boolean): ReadSet | null {
  const letter = source.charAt(at);
  const named = classes[letter.toLowerCase()];
  if (named !== undefined) {
    const set = fromPredicate((byte) => named.test(byte), false);
    return { set: letter === letter.toLowerCase() ? set : inverted(set), end: at + 1 };
  }
  const byte = byteEscape(source, at);
  return byte === null ? null : { set: asSet(byte.byte, ignoresCase), end: byte.end };
}

function byteEscape(source: string, at: number): { byte: string; end: number } | null {
  const letter = source.charAt(at);
  const control = controls[letter];
  if (control !== undefined) return { byte: control, end: at + 1 };
  if (letter === 'x') {
    const digits = /^x(?:\{([0-9A-Fa-f]{1,2})\}|([0-9A-Fa-f]{0,2}))/.exec(source.slice(at, at + 5));
    const code = parseInt(digits?.[1] ?? digits?.[2] ?? '', 16);
    return { byte: String.fromCharCode(Number.isNaN(code) ? 0 : code), end: at + (digits?.[0].length ?? 1) };
  }
  if (letter === '0') {
    const digits = /^[0-7]{1,3}/.exec(source.slice(at, at + 3))?.[0] ?? '0';
    return { byte: String.fromCharCode(parseInt(digits, 8)), end: at + digits.length };
  }
  return letter === '' || /[A-Za-z0-9]/.test(letter) ? null : { byte: letter, end: at + 1 };
}

/** Reads a class in brackets from behind its `[`; null if it is not closed or holds what is not understood. */
export function readBracketClass(source: string, start: number, ignoresCase: boolean): ReadSet | null {
  let at = start;
  const isNegated = source.charAt(at) === '^';
  if (isNegated) at += 1;
  const parts: ((byte: string) => boolean)[] = [];
  const first = at;
  while (at < source.length) {
    if (source.charAt(at) === ']' && at > first) {
      const set = fromPredicate((byte) => parts.some((part) => part(byte)), ignoresCase);
      return { set: isNegated ? inverted(set) : set, end: at + 1 };
    }
    const item = classItem(source, at);
    if (item === null) return null;
    at = item.end;
    const range = item.byte !== null && source.charAt(at) === '-' ? classItem(source, at + 1) : null;
    if (item.byte !== null && range?.byte != null && source.charAt(at + 1) !== ']') {
      const [low, high] = [item.byte, range.byte];
      if (high < low) return null;
      parts.push((byte) => byte >= low && byte <= high);
      at = range.end;
    } else parts.push(item.belongs);
  }
  return null;
}

interface ClassItem {
  readonly belongs: (byte: string) => boolean;
  /** The byte, if it is a single one that can begin a range. */
  readonly byte: string | null;
  readonly end: number;
}

function classItem(source: string, at: number): ClassItem | null {
  const posix = /^\[:(\^?)([a-z]+):\]/.exec(source.slice(at, at + 12));
  const known = posixClasses[posix?.[2] ?? ''];
  if (posix !== null && known !== undefined)
    return {
      belongs: (byte) => known.test(byte) !== (posix[1] === '^'),
      byte: null,
      end: at + posix[0].length,
    };
  const character = source.charAt(at);
  if (character === '') return null;
  if (character !== '\\') return { belongs: (byte) => byte === character, byte: character, end: at + 1 };
  if (source.charAt(at + 1) === 'b') return { belongs: (byte) => byte === '\b', byte: '\b', end: at + 2 };
  const escape = byteEscape(source, at + 1);
  if (escape !== null) return { belongs: (byte) => byte === escape.byte, byte: escape.byte, end: escape.end };
  const named = classEscape(source, at + 1, false);
  return named === null
    ? null
    : { belongs: (byte) => named.set[byte.charCodeAt(0)] === true, byte: null, end: named.end };
}
