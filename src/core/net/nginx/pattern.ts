import type { ByteSet } from './pattern-class.ts';
import { PatternError, readPattern, type PatternNode } from './pattern-syntax.ts';

/** What an expression found: group 0 is the whole; null for a group that took no part. */
export type Captures = readonly (string | null)[];

/** A regular expression ready to be used. */
export interface Pattern {
  readonly source: string;
  readonly names: ReadonlyMap<string, number>;
  /** How many groups capture. */
  readonly groups: number;
  /** The first match in the bytes as PCRE finds it, in time linear in the text; null if there is none. */
  match(bytes: string): Captures | null;
}

type Assertion = Extract<PatternNode, { kind: 'assert' }>['what'];

type Instruction =
  | { readonly kind: 'set'; readonly set: ByteSet }
  | { readonly kind: 'assert'; readonly what: Assertion }
  | { readonly kind: 'save'; readonly slot: number }
  | { readonly kind: 'split'; readonly first: number; readonly second: number }
  | { readonly kind: 'jump'; readonly to: number }
  | { readonly kind: 'match' };

const longestProgram = 20_000;

/** Reads a regular expression of PCRE2 given as bytes; throws a PatternError if it is wrong or not followed here. */
export function compilePattern(source: string, ignoresCase: boolean): Pattern {
  const syntax = readPattern(source, ignoresCase);
  const program: Instruction[] = [];
  emitGroup(program, 0, syntax.root);
  program.push({ kind: 'match' });
  const machine = new Machine(program, 2 * (syntax.groups + 1));
  return { source, names: syntax.names, groups: syntax.groups, match: (bytes) => machine.match(bytes) };
}

function emitGroup(program: Instruction[], number: number, body: PatternNode) {
  program.push({ kind: 'save', slot: 2 * number });
  emit(program, body);
  program.push({ kind: 'save', slot: 2 * number + 1 });
}

function emit(program: Instruction[], node: PatternNode) {
  if (program.length > longestProgram) throw new PatternError('an expression this large', true);
  switch (node.kind) {
    case 'set':
    case 'assert':
      program.push(node);
      break;
    case 'sequence':
      for (const part of node.parts) emit(program, part);
      break;
    case 'group':
      emitGroup(program, node.number, node.body);
      break;
    case 'choice':
      emitChoice(program, node.parts);
      break;
    case 'repeat':
      emitRepeat(program, node);
  }
}

function emitChoice(program: Instruction[], parts: readonly PatternNode[]) {
  const ends: number[] = [];
  parts.forEach((part, index) => {
    if (index === parts.length - 1) {
      emit(program, part);
      return;
    }
    const split = program.length;
    program.push({ kind: 'jump', to: 0 });
    emit(program, part);
    ends.push(program.length);
    program.push({ kind: 'jump', to: 0 });
    program[split] = { kind: 'split', first: split + 1, second: program.length };
  });
  for (const end of ends) program[end] = { kind: 'jump', to: program.length };
}

function emitRepeat(program: Instruction[], node: Extract<PatternNode, { kind: 'repeat' }>) {
  const { body, least, most, isLazy } = node;
  for (let count = 0; count < least; count += 1) emit(program, body);
  const fork = (at: number, into: number, past: number) => {
    program[at] = { kind: 'split', first: isLazy ? past : into, second: isLazy ? into : past };
  };
  if (most === Infinity) {
    const split = program.length;
    program.push({ kind: 'jump', to: 0 });
    emit(program, body);
    program.push({ kind: 'jump', to: split });
    fork(split, split + 1, program.length);
    return;
  }
  const splits: number[] = [];
  for (let count = least; count < most; count += 1) {
    splits.push(program.length);
    program.push({ kind: 'jump', to: 0 });
    emit(program, body);
  }
  for (const split of splits) fork(split, split + 1, program.length);
}

type Slots = readonly number[];

interface Thread {
  readonly at: number;
  readonly slots: Slots;
}

/** Follows all ways through the program at once, the preferred first (Pike's machine), so that no text takes long. */
class Machine {
  private readonly program: readonly Instruction[];
  private readonly unset: Slots;
  /** The position at which each instruction was last reached. */
  private readonly seen: Int32Array;
  /** The bytes a match can begin with; null if it can be empty. */
  private readonly firstBytes: ByteSet | null;
  private last: { readonly bytes: string; readonly captures: Captures | null } | null = null;

  constructor(program: readonly Instruction[], slotCount: number) {
    this.program = program;
    this.unset = new Array<number>(slotCount).fill(-1);
    this.seen = new Int32Array(program.length);
    this.firstBytes = firstBytesOf(program);
  }

  match(bytes: string): Captures | null {
    if (this.last?.bytes !== bytes) this.last = { bytes, captures: this.run(bytes) };
    return this.last.captures;
  }

  private run(bytes: string): Captures | null {
    let threads: Thread[] = [];
    let found: Slots | null = null;
    this.seen.fill(-1);
    for (let position = 0; position <= bytes.length; position += 1) {
      const code = bytes.charCodeAt(position);
      const mayBegin = found === null && (this.firstBytes === null || this.firstBytes[code] === true);
      if (!mayBegin && threads.length === 0) {
        if (found !== null) break;
        continue;
      }
      const entered: Thread[] = [];
      for (const thread of threads) this.advance(thread, bytes, position, entered);
      if (mayBegin) this.advance({ at: 0, slots: this.unset }, bytes, position, entered);
      threads = [];
      for (const { at, slots } of entered) {
        const instruction = this.program[at];
        if (instruction?.kind === 'match') {
          found = slots;
          break;
        }
        if (instruction?.kind === 'set' && instruction.set[code] === true)
          threads.push({ at: at + 1, slots });
      }
    }
    if (found === null) return null;
    const slots: Slots = found;
    return Array.from({ length: slots.length / 2 }, (_, group) => {
      const [start = -1, end = -1] = [slots[2 * group], slots[2 * group + 1]];
      return start === -1 || end === -1 ? null : bytes.slice(start, end);
    });
  }

  /** Goes on to all instructions that take a byte or end the match, each at most once per position. */
  private advance(from: Thread, bytes: string, position: number, entered: Thread[]) {
    const pending: Thread[] = [from];
    for (let thread = pending.pop(); thread !== undefined; thread = pending.pop()) {
      const { at, slots } = thread;
      if (this.seen[at] === position) continue;
      this.seen[at] = position;
      const instruction = this.program[at];
      if (instruction?.kind === 'jump') pending.push({ at: instruction.to, slots });
      else if (instruction?.kind === 'split') {
        pending.push({ at: instruction.second, slots });
        pending.push({ at: instruction.first, slots });
      } else if (instruction?.kind === 'save')
        pending.push({ at: at + 1, slots: slots.with(instruction.slot, position) });
      else if (instruction?.kind === 'assert') {
        if (holds(instruction.what, bytes, position)) pending.push({ at: at + 1, slots });
      } else entered.push(thread);
    }
  }
}

function firstBytesOf(program: readonly Instruction[]): ByteSet | null {
  const first = new Array<boolean>(256).fill(false);
  const reached = new Set<number>();
  const pending = [0];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    if (reached.has(at)) continue;
    reached.add(at);
    const instruction = program[at];
    if (instruction === undefined || instruction.kind === 'match') return null;
    if (instruction.kind === 'jump') pending.push(instruction.to);
    else if (instruction.kind === 'split') pending.push(instruction.first, instruction.second);
    else if (instruction.kind === 'set')
      instruction.set.forEach((belongs, code) => (first[code] ||= belongs));
    else pending.push(at + 1);
  }
  return first;
}

function holds(what: Assertion, bytes: string, position: number): boolean {
  const isEnd = position === bytes.length;
  const isEdge = isWord(bytes, position - 1) !== isWord(bytes, position);
  switch (what) {
    case 'start':
      return position === 0;
    case 'end':
      return isEnd;
    case 'last':
      return isEnd || (position === bytes.length - 1 && bytes.endsWith('\n'));
    case 'line-start':
      return position === 0 || (bytes.charAt(position - 1) === '\n' && !isEnd);
    case 'line-end':
      return isEnd || bytes.charAt(position) === '\n';
    case 'edge':
      return isEdge;
    case 'no-edge':
      return !isEdge;
  }
}

function isWord(bytes: string, index: number): boolean {
  return /\w/.test(bytes.charAt(index));
}
