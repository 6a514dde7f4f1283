import { Environment, type ASTNode } from '@marcbachmann/cel-js';
import { boundedSource, calledNames } from './bounded-source.ts';
import { ownFunctions } from './functions.ts';
import { isUsable, type Value, type Values } from './value.ts';

/** A type as CEL names it, such as `int`, `list<string>` or `dyn`. */
export type ValueType = string;

/** An expression that was read and whose types fit. */
export interface Expression {
  readonly text: string;
  readonly type: ValueType;
  /** Never throws and always ends; the same values give the same outcome. */
  evaluate(values: Values): Outcome;
}

/** What evaluating gives; `problem` is a sentence. */
export type Outcome = { readonly value: Value } | { readonly problem: string };

/** Why an expression cannot be used; `at` is where in its text. */
export interface ExpressionProblem {
  readonly problem: string;
  readonly at: number;
}

const longest = 2000;
const limits = {
  maxAstNodes: 300,
  maxDepth: 40,
  maxListElements: 100,
  maxMapEntries: 50,
  maxCallArguments: 8,
};
/** An expression with the guard around every part is larger, never by more than this. */
const guardedLimits = { ...limits, maxAstNodes: 1000, maxDepth: 160 };
/** Steps an evaluation may take; each value worked out counts as one, and again for every item and character it has. */
const mostSteps = 50_000;
const guard = 'guard__';

/** Of the language's own functions, those that are safe, end soon and know neither clock nor place. */
const builtIn = [
  ...['size', 'string', 'int', 'double', 'has', 'all', 'exists', 'exists_one', 'map', 'filter', 'contains'],
  ...['startsWith', 'endsWith', 'indexOf', 'lastIndexOf', 'substring', 'split', 'join', 'lowerAscii'],
  ...['upperAscii', 'trim'],
];
const known = new Set([...builtIn, ...ownFunctions.map(({ signature }) => nameOf(signature))]);

function nameOf(signature: string): string {
  return signature.slice(0, signature.indexOf('('));
}

const authors = new Environment({ limits, homogeneousAggregateLiterals: false });
for (const { signature, handler } of ownFunctions) authors.registerFunction(signature, handler);

class OutOfSteps extends Error {}

/** The variables known at a place in a definition, and the expressions that may use them. */
export class Scope {
  readonly #authors = authors.clone();
  readonly #guarded: Environment;
  #steps = 0;

  constructor() {
    this.#guarded = authors
      .clone({ limits: guardedLimits })
      .registerFunction(`${guard}(ast): dyn`, ({ args }: { args: readonly ASTNode[] }) => ({
        part: args[0],
        typeCheck: (checker: Checker, { part }: Guarded, context: unknown) => checker.check(part, context),
        evaluate: (evaluator: Evaluator, { part }: Guarded, context: unknown) => {
          this.#count(1);
          const value = evaluator.run(part, context);
          this.#count(typeof value === 'string' || Array.isArray(value) ? value.length : 0);
          return value;
        },
      }));
  }

  /** Makes a variable known; false if its name is none, or taken. */
  declare(name: string, type: ValueType): boolean {
    if (!/^[a-z][A-Za-z0-9_]*$/.test(name) || name === guard || this.#authors.hasVariable(name)) return false;
    try {
      if (this.#authors.parse(name).ast.op !== 'id') return false;
      this.#authors.registerVariable(name, type);
      this.#guarded.registerVariable(name, type);
      return true;
    } catch {
      return false;
    }
  }

  /** Reads an expression and checks its types; `expected` are those it may have, any if there are none. */
  compile(text: string, expected: readonly ValueType[] = []): Expression | ExpressionProblem {
    if (text.trim() === '') return { problem: 'Here an expression is missing.', at: 0 };
    if (text.length > longest)
      return {
        problem: `This expression has more than ${longest} characters; divide it among variables.`,
        at: 0,
      };
    try {
      return this.#compile(text, expected);
    } catch (error) {
      return problemOf(text, error);
    }
  }

  #compile(text: string, expected: readonly ValueType[]): Expression | ExpressionProblem {
    const parsed = this.#authors.parse(text);
    const unknown = [...calledNames(parsed.ast)].find((name) => !known.has(name));
    if (unknown !== undefined)
      return {
        problem: `There is no function “${unknown}”; decks/README.md lists those there are.`,
        at: placeOf(text, unknown),
      };
    // Macros keep notes in the tree while types are checked, so the guarded text is made of another one.
    const source = boundedSource(this.#authors.parse(text).ast, guard);
    const checked = parsed.check();
    if (!checked.valid) return problemOf(text, checked.error);
    const type = checked.type ?? 'dyn';
    if (expected.length > 0 && !expected.some((one) => fits(type, one)))
      return {
        problem: `This must be ${listedTypes(expected)}, and \`${text.trim()}\` is ${wordFor(type)}.`,
        at: 0,
      };
    const run = this.#guarded.parse(source);
    return { text, type, evaluate: (values) => this.#evaluate(text, run, values) };
  }

  #evaluate(text: string, run: (values: Values) => unknown, values: Values): Outcome {
    this.#steps = mostSteps;
    let value: unknown;
    try {
      value = run(values);
    } catch (error) {
      if (this.#steps >= 0) return { problem: problemOf(text, error).problem };
    }
    if (this.#steps < 0)
      return { problem: `\`${text.trim()}\` takes too many steps; make its lists and texts smaller.` };
    return isUsable(value)
      ? { value }
      : {
          problem: `\`${text.trim()}\` gives a value that a drill has no use for, or one that is too large.`,
        };
  }

  #count(steps: number): void {
    this.#steps -= steps;
    if (this.#steps < 0) throw new OutOfSteps();
  }
}

interface Guarded {
  readonly part: ASTNode;
}

interface Checker {
  check(node: ASTNode, context: unknown): unknown;
}

interface Evaluator {
  run(node: ASTNode, context: unknown): unknown;
}

function fits(type: ValueType, expected: ValueType): boolean {
  return type === expected || type === 'dyn' || (expected.startsWith('list') && /^list(<dyn>)?$/.test(type));
}

const words: Readonly<Record<string, string>> = {
  int: 'a whole number',
  double: 'a decimal number',
  string: 'a text',
  bool: 'true or false',
  map: 'a record',
  list: 'a list',
  'list<string>': 'a list of texts',
  'list<int>': 'a list of whole numbers',
};

function wordFor(type: ValueType): string {
  return words[type] ?? `of the type ${type}`;
}

function listedTypes(types: readonly ValueType[]): string {
  return types.map(wordFor).join(' or ');
}

function placeOf(text: string, name: string): number {
  return Math.max(0, text.indexOf(name));
}

/** What the library says of an expression, as a sentence. */
function problemOf(text: string, error: unknown): ExpressionProblem {
  const { summary, message, range } = error as Partial<{
    summary: string;
    message: string;
    range: { start: number };
  }>;
  const [reason = 'it is not well formed'] = (summary ?? message ?? '').split('\n');
  const shown = text.trim().length > 80 ? `${text.trim().slice(0, 80)}…` : text.trim();
  return {
    problem: `\`${shown}\` cannot be worked out: ${reason.replace(/[.\s]+$/, '')}.`,
    at: range?.start ?? 0,
  };
}
