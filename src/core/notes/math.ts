import type { TokenizerAndRendererExtension, Tokens } from 'marked';

const displayBlock = /^ {0,3}\$\$((?:\\[^\n]|[^\\$\n]|\\?\n(?![ \t]*(?:\n|$)))+?)\$\$[ \t]*(?:\n|$)/;
const displayInline = /^\$\$((?:\\[^\n]|[^\\$`\n]|\\?\n(?![ \t]*\n))+?)\$\$/;
const inline = /^\$(?![\s$])((?:\\[^\n]|[^\\$`\n]|\\?\n(?![ \t]*\n))+?)(?<!\s)\$(?!\d)/;
const bracketedBlock = /^ {0,3}\\\[((?:[^\\\n]|\\[^[\]\n]|\\?\n(?![ \t]*(?:\n|$)))+?)\\\][ \t]*(?:\n|$)/;
const bracketed =
  /^\\(?:\[((?:[^\\\n]|\\[^[\]\n]|\\?\n(?![ \t]*\n))+?)\\\]|\(((?:[^\\\n]|\\[^()\n]|\\?\n(?![ \t]*\n))+?)\\\))/;
const tex = /\\[a-z]|[\^={}]/i;
const price = /^\d[\d.,]*(?=$|[\s;:!?)/-])/;
const operator = /[\\^_={}+*<>]/;

/** What a mathematics token holds besides marked's own fields. */
export interface MathToken extends Tokens.Generic {
  readonly type: 'math' | 'mathBlock';
  readonly tex: string;
  readonly isDisplay: boolean;
}

/** Whether a token of marked is mathematics. */
export function isMath(token: Tokens.Generic): token is MathToken {
  return token.type === 'math' || token.type === 'mathBlock';
}

/** Reads the mathematics that a text begins with; undefined if it begins with none. */
export function mathAt(source: string): MathToken | undefined {
  return source.startsWith('\\') ? bracketedAt(source) : dollarsAt(source);
}

/** Escaped brackets are common, so that `\(…\)` and `\[…\]` count only around what looks like TeX. */
function bracketedAt(source: string): MathToken | undefined {
  const match = bracketed.exec(source);
  const inside = match?.[1] ?? match?.[2] ?? '';
  if (!match || !tex.test(inside)) return undefined;
  return { type: 'math', raw: match[0], tex: inside.trim(), isDisplay: match[1] !== undefined };
}

function dollarsAt(source: string): MathToken | undefined {
  const display = displayInline.exec(source);
  if (display) return token('math', display, true);
  const match = inline.exec(source);
  const tex = match?.[1] ?? '';
  if (!match || (price.test(tex) && !operator.test(tex))) return undefined;
  return token('math', match, false);
}

function token(type: MathToken['type'], match: RegExpExecArray, isDisplay: boolean): MathToken {
  return { type, raw: match[0], tex: (match[1] ?? '').trim(), isDisplay };
}

/**
 * Extensions of marked that read `$…$`, `$$…$$`, `\(…\)` and `\[…\]`, each drawn by `draw`.
 * The rules are Pandoc's (no space inside the dollars, no digit behind the closing one), and prices such as `$5` stay text.
 */
export function mathExtensions(
  draw: (tex: string, isDisplay: boolean) => string,
): TokenizerAndRendererExtension[] {
  const renderer = (math: Tokens.Generic) => (isMath(math) ? draw(math.tex, math.isDisplay) : false);
  return [
    {
      name: 'math',
      level: 'inline',
      start: (source) => {
        const index = source.search(/\$|\\[([]/);
        return index < 0 ? undefined : index;
      },
      tokenizer: (source) => (/^(?:\$|\\[([])/.test(source) ? mathAt(source) : undefined),
      renderer,
    },
    {
      name: 'mathBlock',
      level: 'block',
      tokenizer: (source) => {
        const match = displayBlock.exec(source);
        if (match) return token('mathBlock', match, true);
        const other = bracketedBlock.exec(source);
        return other && tex.test(other[1] ?? '') ? token('mathBlock', other, true) : undefined;
      },
      renderer,
    },
  ];
}
