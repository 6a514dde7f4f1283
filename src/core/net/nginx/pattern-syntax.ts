import { asSet, classEscape, inverted, readBracketClass, type ByteSet } from './pattern-class.ts';

/** A part of a regular expression. */
export type PatternNode =
  | { readonly kind: 'set'; readonly set: ByteSet }
  | {
      readonly kind: 'assert';
      readonly what: 'start' | 'end' | 'line-start' | 'line-end' | 'last' | 'edge' | 'no-edge';
    }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'group'; readonly number: number; readonly body: PatternNode }
  | {
      readonly kind: 'repeat';
      readonly body: PatternNode;
      readonly least: number;
      /** Infinity if there is no upper limit. */
      readonly most: number;
      readonly isLazy: boolean;
    };

/** A regular expression taken apart. */
export interface PatternSyntax {
  readonly root: PatternNode;
  /** How many groups capture, numbered from 1. */
  readonly groups: number;
  readonly names: ReadonlyMap<string, number>;
}

/** Why an expression was not taken: it is wrong, or means something that is not followed here, such as a look-ahead. */
export class PatternError extends Error {
  readonly isUnjudged: boolean;

  constructor(message: string, isUnjudged = false) {
    super(message);
    this.isUnjudged = isUnjudged;
  }
}

interface Flags {
  readonly ignoresCase: boolean;
  readonly dotTakesAll: boolean;
  readonly isMultiline: boolean;
}

const deepestNesting = 200;

/** Takes a regular expression of PCRE2 without UTF mode apart, given as bytes; throws a PatternError. */
export function readPattern(source: string, ignoresCase: boolean): PatternSyntax {
  return new Reader(source).read({ ignoresCase, dotTakesAll: false, isMultiline: false });
}

class Reader {
  private readonly source: string;
  private at = 0;
  private depth = 0;
  private groups = 0;
  private readonly names = new Map<string, number>();

  constructor(source: string) {
    this.source = source;
  }

  read(flags: Flags): PatternSyntax {
    const root = this.choice(flags);
    if (this.at < this.source.length) throw new PatternError('unmatched closing parenthesis');
    return { root, groups: this.groups, names: this.names };
  }

  private eat(text: string): boolean {
    if (!this.source.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }

  private choice(outer: Flags): PatternNode {
    let flags = outer;
    const alternatives: PatternNode[] = [];
    let parts: PatternNode[] = [];
    while (this.at < this.source.length && this.source.charAt(this.at) !== ')') {
      if (this.eat('|')) {
        alternatives.push({ kind: 'sequence', parts });
        parts = [];
        continue;
      }
      const inline = this.inlineFlags(flags);
      if (inline !== null) {
        flags = inline;
        continue;
      }
      const atom = this.atom(flags);
      if (atom !== null) parts.push(this.repeated(atom));
    }
    alternatives.push({ kind: 'sequence', parts });
    return alternatives.length === 1 && alternatives[0] !== undefined
      ? alternatives[0]
      : { kind: 'choice', parts: alternatives };
  }

  /** `(?i)` holds from here to the end of the group. */
  private inlineFlags(flags: Flags): Flags | null {
    const found = /^\(\?([a-z]*)(?:-([a-z]+))?\)/.exec(this.source.slice(this.at, this.at + 20));
    if (found === null) return null;
    this.at += found[0].length;
    return withFlags(flags, found[1] ?? '', found[2] ?? '');
  }

  private atom(flags: Flags): PatternNode | null {
    const character = this.source.charAt(this.at);
    this.at += 1;
    switch (character) {
      case '(':
        return this.group(flags);
      case '[': {
        const read = readBracketClass(this.source, this.at, flags.ignoresCase);
        if (read === null) throw new PatternError('missing terminating ] for character class');
        this.at = read.end;
        return { kind: 'set', set: read.set };
      }
      case '.':
        return { kind: 'set', set: inverted(asSet(flags.dotTakesAll ? '' : '\n', false)) };
      case '^':
        return { kind: 'assert', what: flags.isMultiline ? 'line-start' : 'start' };
      case '$':
        return { kind: 'assert', what: flags.isMultiline ? 'line-end' : 'last' };
      case '\\':
        return this.escape(flags);
      case '*':
      case '+':
      case '?':
        throw new PatternError('quantifier does not follow a repeatable item');
      default:
        return { kind: 'set', set: asSet(character, flags.ignoresCase) };
    }
  }

  private group(flags: Flags): PatternNode | null {
    if (this.eat('?#')) {
      const end = this.source.indexOf(')', this.at);
      if (end === -1) throw new PatternError('missing ) after (?# comment');
      this.at = end + 1;
      return null;
    }
    const opening = /^\?([a-z]*)(?:-([a-z]+))?:/.exec(this.source.slice(this.at, this.at + 20));
    if (opening !== null) {
      this.at += opening[0].length;
      return this.body(withFlags(flags, opening[1] ?? '', opening[2] ?? ''));
    }
    const named = /^\?(?:P?<([A-Za-z_]\w{0,31})>|'([A-Za-z_]\w{0,31})')/.exec(
      this.source.slice(this.at, this.at + 40),
    );
    if (named === null && /^[?*]/.test(this.source.charAt(this.at)))
      throw new PatternError(`a group that begins with (${this.source.slice(this.at, this.at + 2)}`, true);
    this.groups += 1;
    const number = this.groups;
    if (named !== null) {
      this.at += named[0].length;
      const name = named[1] ?? named[2] ?? '';
      if (this.names.has(name)) throw new PatternError('two named subpatterns have the same name');
      this.names.set(name, number);
    }
    return { kind: 'group', number, body: this.body(flags) };
  }

  private body(flags: Flags): PatternNode {
    this.depth += 1;
    if (this.depth > deepestNesting) throw new PatternError('parentheses are too deeply nested');
    const body = this.choice(flags);
    this.depth -= 1;
    if (!this.eat(')')) throw new PatternError('missing closing parenthesis');
    return body;
  }

  private escape(flags: Flags): PatternNode {
    const character = this.source.charAt(this.at);
    if (character === '') throw new PatternError('\\ at end of pattern');
    const assertion = assertions[character];
    if (assertion !== undefined) {
      this.at += 1;
      return { kind: 'assert', what: assertion };
    }
    const read = classEscape(this.source, this.at, flags.ignoresCase);
    if (read === null) throw new PatternError(`the escape \\${character}`, true);
    this.at = read.end;
    return { kind: 'set', set: read.set };
  }

  private repeated(atom: PatternNode): PatternNode {
    let node = atom;
    for (;;) {
      const bounds = this.bounds();
      if (bounds === null) return node;
      if (bounds.most < bounds.least) throw new PatternError('numbers out of order in {} quantifier');
      if (Math.max(bounds.least, bounds.most === Infinity ? 0 : bounds.most) > 65535)
        throw new PatternError('number too big in {} quantifier');
      const isLazy = this.eat('?');
      if (!isLazy && this.eat('+')) throw new PatternError('a possessive quantifier', true);
      node = { kind: 'repeat', body: node, ...bounds, isLazy };
    }
  }

  private bounds(): { least: number; most: number } | null {
    if (this.eat('*')) return { least: 0, most: Infinity };
    if (this.eat('+')) return { least: 1, most: Infinity };
    if (this.eat('?')) return { least: 0, most: 1 };
    const counted = /^\{(\d{1,9})(,(\d{0,9}))?\}/.exec(this.source.slice(this.at, this.at + 24));
    if (counted === null) return null;
    this.at += counted[0].length;
    const least = Number(counted[1]);
    const most = counted[2] === undefined ? least : counted[3] === '' ? Infinity : Number(counted[3]);
    return { least, most };
  }
}

type Assertion = Extract<PatternNode, { kind: 'assert' }>['what'];

const assertions: Partial<Record<string, Assertion>> = {
  A: 'start',
  z: 'end',
  Z: 'last',
  b: 'edge',
  B: 'no-edge',
};

function withFlags(flags: Flags, on: string, off: string): Flags {
  if (/[^ims]/.test(on + off))
    throw new PatternError(`the options (?${on}${off === '' ? '' : `-${off}`})`, true);
  const set = (letter: string, before: boolean) => (before || on.includes(letter)) && !off.includes(letter);
  return {
    ignoresCase: set('i', flags.ignoresCase),
    dotTakesAll: set('s', flags.dotTakesAll),
    isMultiline: set('m', flags.isMultiline),
  };
}
