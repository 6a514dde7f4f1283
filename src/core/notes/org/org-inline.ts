import { looksLikeIpv6 } from '../ipv6.ts';
import type { ClozePart } from '../write-cloze.ts';

/** What a bracketed stretch becomes: a gap with this number, null for one of its own; `undefined` leaves the brackets. */
export type GapNumber = number | null | undefined;

const code = /(=|~)(?! )([^\n]{0,500}?[^\s])\1(?=$|[\s\-.,:!?;'")}\]])/y;
const emphasis = /([*/_+])(?=\S)([^\n]{0,500}?\S)\1(?=$|[\s\-.,:!?;'")}\]])/y;
const link = /\[\[([^\][\n]{1,1000})\](?:\[([^\][\n]{1,500})\])?\]/y;
const math = /\\\(([^]{1,500}?)\\\)|\\\[([^]{1,500}?)\\\]|(\$\$?)(?! )([^$]{1,500}?)\3/y;
const bracket = /\[(?!\[)([^\][]{1,500})\]/y;
const noGap = /^(?:[ xX-]|\d{4}-\d{2}-\d{2}.*|fn:.*|cite.*|\d*(?:\/\d*|%)|#[A-Z])$/;
const imageFile = /\.(?:png|jpe?g|gif|svg|webp|avif|bmp)$/i;
const marks: Readonly<Record<string, string>> = { '*': '**', '/': '*', _: '', '+': '~~' };
const notable = /[=~*/_+[\\$`<#|>]/;

/** Org's inline markup as Markdown, `[hidden||hint]` as gaps of that number. */
export function orgInline(text: string, gap: GapNumber): ClozePart[] {
  if (!notable.test(text)) return [text];
  const parts: ClozePart[] = [];
  let written = '';
  let index = 0;
  const take = (pattern: RegExp) => {
    pattern.lastIndex = index;
    return pattern.exec(text);
  };
  const flush = () => {
    if (written !== '') parts.push(written);
    written = '';
  };
  while (index < text.length) {
    const character = text[index] ?? '';
    const mayOpen = index === 0 || /[\s\-('"{[|]/.test(text[index - 1] ?? '');
    const verbatim = mayOpen && (character === '=' || character === '~') ? take(code) : null;
    const strong = mayOpen && character in marks ? take(emphasis) : null;
    const linked = character === '[' ? take(link) : null;
    const formula = character === '\\' || character === '$' ? take(math) : null;
    const bracketed = character === '[' && !linked && gap !== undefined ? take(bracket) : null;
    const found = verbatim ?? strong ?? linked ?? formula;
    if (verbatim) written += codeSpan(verbatim[2] ?? '');
    else if (strong) {
      const mark = marks[strong[1] ?? ''] ?? '';
      const inner = orgInline(strong[2] ?? '', gap);
      written += mark;
      for (const part of inner) {
        if (typeof part === 'string') written += part;
        else {
          flush();
          parts.push(part);
        }
      }
      written += mark;
    } else if (linked) written += linkOf(linked[1] ?? '', linked[2]);
    else if (formula) written += formulaOf(formula);
    if (found) index += found[0].length;
    else if (bracketed && gap !== undefined && isGap(bracketed[1] ?? '')) {
      flush();
      parts.push(gapOf(bracketed[1] ?? '', gap));
      index += bracketed[0].length;
    } else {
      written += escaped(text, index);
      index += 1;
    }
  }
  flush();
  return parts;
}

/** Inline markup of a title, as Markdown. */
export function orgTitle(title: string): string {
  return withoutGaps(title);
}

/** Text whose brackets are left as they are. */
function withoutGaps(text: string): string {
  return orgInline(text, undefined)
    .filter((part) => typeof part === 'string')
    .join('');
}

function isGap(inside: string): boolean {
  return inside.trim() !== '' && !noGap.test(inside) && !looksLikeIpv6(inside);
}

function gapOf(inside: string, number: number | null): ClozePart {
  const at = inside.indexOf('||');
  const answer = at < 0 ? inside : inside.slice(0, at);
  const hint = at < 0 ? '' : inside.slice(at + 2).trim();
  const text = withoutGaps(answer.trim());
  return { number, answer: text, hint: hint === '' ? null : hint };
}

function codeSpan(text: string): string {
  const longest = [...text.matchAll(/`+/g)].reduce((most, [run]) => Math.max(most, run.length), 0);
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${text}${fence}` : `${fence} ${text} ${fence}`;
}

function linkOf(target: string, description: string | undefined): string {
  const address = target
    .replace(/^file:/, '')
    .replace(/[ ()<>]/g, (character) =>
      encodeURIComponent(character).replace('(', '%28').replace(')', '%29'),
    );
  if (description === undefined && imageFile.test(target)) return `![](${address})`;
  if (/^(?:https?|mailto|ftp):|^file:|^[./]/i.test(target))
    return description === undefined
      ? `<${target.replace(/^file:/, '').replace(/[\s<>]/g, '')}>`
      : `[${orgTitle(description)}](${address})`;
  return orgTitle(description ?? target.replace(/^[#*]/, ''));
}

function formulaOf([, inline, display, dollars, tex]: RegExpExecArray): string {
  if (inline !== undefined) return `$${inline.trim()}$`;
  if (display !== undefined) return `$$${display.trim()}$$`;
  return `${dollars ?? '$'}${tex ?? ''}${dollars ?? '$'}`;
}

/** One character of plain text, escaped where Markdown would see a mark in it. */
function escaped(text: string, index: number): string {
  const character = text[index] ?? '';
  if (character === '_') {
    const isInWord =
      /[\p{L}\p{N}]/u.test(text[index - 1] ?? '') && /[\p{L}\p{N}]/u.test(text[index + 1] ?? '');
    return isInWord ? '_' : '\\_';
  }
  if (character === '\\') return /[!-/:-@[-`{-~]/.test(text[index + 1] ?? '') ? '\\\\' : '\\';
  if (character === '[') return text[index + 1] === '[' || text[index + 1] === '^' ? '\\[' : '[';
  if (character === '<') return /[a-z/!?]/i.test(text[index + 1] ?? '') ? '\\<' : '<';
  if (character === '#') return index === 0 || text[index - 1] === '\n' ? '\\#' : '#';
  return '*`~$'.includes(character) ? `\\${character}` : character;
}
