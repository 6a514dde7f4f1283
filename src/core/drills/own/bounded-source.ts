import type { ASTNode } from '@marcbachmann/cel-js';

/** Macros whose first argument names a variable rather than a value. */
const binding = new Set(['all', 'exists', 'exists_one', 'map', 'filter']);

/**
 * Writes an expression anew with a call of `guard` around every value it works out, so that whoever implements `guard` sees each
 * step. The meaning stays the same; literals and the variables that macros bind are left as they are.
 */
export function boundedSource(node: ASTNode, guard: string): string {
  if (node.op === 'value') return `(${node.input.slice(node.start, node.end)})`;
  return `${guard}(${inner(node, (part) => boundedSource(part, guard))})`;
}

function inner(node: ASTNode, write: (part: ASTNode) => string): string {
  const list = (parts: readonly ASTNode[]) => parts.map(write).join(', ');
  switch (node.op) {
    case 'value':
      return node.input.slice(node.start, node.end);
    case 'id':
      return node.args;
    case '.':
    case '.?':
      return `${write(node.args[0])}${node.op}${node.args[1]}`;
    case '[]':
      return `${write(node.args[0])}[${write(node.args[1])}]`;
    case '[?]':
      return `${write(node.args[0])}[?${write(node.args[1])}]`;
    case 'call':
      // `has` wants the field itself.
      return node.args[0] === 'has'
        ? `has(${node.args[1].map(plain).join(', ')})`
        : `${node.args[0]}(${list(node.args[1])})`;
    case 'rcall': {
      const [name, receiver, given] = node.args;
      const [first, ...others] = given;
      const isBinding = binding.has(name) && first?.op === 'id';
      return `${write(receiver)}.${name}(${isBinding ? [first.args, ...others.map(write)].join(', ') : list(given)})`;
    }
    case 'list':
      return `[${list(node.args)}]`;
    case 'map':
      return `{${node.args.map(([key, value]) => `${write(key)}: ${write(value)}`).join(', ')}}`;
    case '?:':
      return `${write(node.args[0])} ? ${write(node.args[1])} : ${write(node.args[2])}`;
    case '!_':
      return `!${write(node.args)}`;
    case '-_':
      return `-${write(node.args)}`;
    default:
      return `${write(node.args[0])} ${node.op} ${write(node.args[1])}`;
  }
}

function plain(node: ASTNode): string {
  return node.op === '.' ? `${plain(node.args[0])}.${node.args[1]}` : inner(node, plain);
}

/** The names of all functions and methods an expression calls. */
export function calledNames(node: ASTNode): Set<string> {
  const names = new Set<string>();
  const visit = (part: ASTNode): void => {
    if (part.op === 'call' || part.op === 'rcall') names.add(part.args[0]);
    childrenOf(part).forEach(visit);
  };
  visit(node);
  return names;
}

function childrenOf(node: ASTNode): readonly ASTNode[] {
  switch (node.op) {
    case 'value':
    case 'id':
      return [];
    case '.':
    case '.?':
      return [node.args[0]];
    case 'call':
      return node.args[1];
    case 'rcall':
      return [node.args[1], ...node.args[2]];
    case 'map':
      return node.args.flat();
    case '!_':
    case '-_':
      return [node.args];
    default:
      return node.args;
  }
}
