import { spansOf } from '../../cloze.ts';
import { looksLikeIpv6 } from '../../ipv6.ts';
import { isWithin, opaqueSpans, type Span } from '../../spans.ts';
import { writeCloze, type ClozePart } from '../../write-cloze.ts';
import { clozesIn, readClozePattern } from '../obsidian-sr/cloze-pattern.ts';

/** What a bullet says: a card with its sides (an empty right one stands in the bullets below), a cloze, or neither. */
export type Rem =
  | {
      readonly kind: 'card';
      readonly mark: string;
      readonly direction: 'forward' | 'backward' | 'both';
      readonly left: string;
      readonly right: string;
    }
  | { readonly kind: 'cloze'; readonly mark: '{{'; readonly text: string }
  | { readonly kind: 'near-miss'; readonly message: string }
  | { readonly kind: 'none' };

const sign = /(?<=\s)(>>|<<|<>|><|::|;;)(?:[>]|1\.|A\))?(?=\s|$)/g;
const directions: Readonly<Record<string, 'forward' | 'backward' | 'both'>> = {
  '>>': 'forward',
  '<<': 'backward',
  '<>': 'both',
  '><': 'both',
  '::': 'both',
  ';;': 'forward',
};
const patterns = ['{{answer}}'].flatMap((source) => readClozePattern(source) ?? []);
const shellStart =
  /^(?:[$#%>] |(?:sudo|echo|cat|printf|tee|ip|kubectl|curl|grep|awk|sed|ls|dig|nslookup|while|for|if|case|read|python3?|bash|sh|docker|date|journalctl)(?:\s|$))/;
const redirection = /^(?:[/~$]|\.{1,2}\/|&\d|[\w-]+\.(?:log|txt|conf|cfg|md|ya?ml|json|sh|csv|out|err)\b)/;
const hereDocument = /^-?['"]?[A-Z_]{2,}['"]?(?:\s|$)/;
const stream = /^(?:.*\s)?(?:std::)?(?:cout|cerr|clog|os|out|stream|ss)$/;
const usualDelimiter = /^-?['"]?(?:EOF|EOT|EOL|EOS|END|STOP|HERE|HEREDOC)\b/;
const longest = 20_000;

/** Reads the text of a bullet; signs within code, links, addresses and shell commands are text. */
export function readRem(paragraph: string): Rem {
  if (paragraph.length > longest) return { kind: 'none' };
  const text = paragraph.replace(/^\[[ xX]\][ \t]+/, '');
  const spans = opaqueSpans(text);
  if (!spans) return { kind: 'none' };
  const signs = [...text.matchAll(sign)].filter(({ index }) => !isWithin(spans, index));
  const [first] = signs;
  if (!first) return clozeOf(text, spans);
  const mark = first[1] ?? '';
  const left = text.slice(0, first.index).trim();
  const right = text.slice(first.index + first[0].length).trim();
  if (left === '' || isShell(left, mark, right)) return clozeOf(text, spans);
  if (mark === '::' && looksLikeIpv6(left) && right === '') return { kind: 'none' };
  if (signs.length > 1 && signs.some((other) => other[1] !== mark))
    return {
      kind: 'near-miss',
      message: `This bullet has two signs, \`${mark}\` and \`${signs.find((other) => other[1] !== mark)?.[1] ?? ''}\`; write \`code\` around the one that is text.`,
    };
  const direction = directions[mark] ?? 'forward';
  return { kind: 'card', mark, direction, left: asMarkdown(left), right: asMarkdown(right) };
}

function isShell(left: string, mark: string, right: string): boolean {
  if (mark === '>>') return shellStart.test(left) || redirection.test(right);
  if (mark === '<<') return shellStart.test(left) || stream.test(left) || isHereDocument(left, right);
  return mark === ';;' && (/^case\s|\)\s/.test(left) || right === '' || /^esac\b/.test(right));
}

/** The delimiter of a here-document is a name in capitals, and so may an answer be; then what stands before it decides. */
function isHereDocument(left: string, right: string): boolean {
  return usualDelimiter.test(right) || (hereDocument.test(right) && /^[a-z./]|[ \t]-\w|[|>]/.test(left));
}

function clozeOf(text: string, spans: readonly Span[]): Rem {
  if (!text.includes('{{')) return { kind: 'none' };
  const found = clozesIn(text, patterns, (index) => isWithin(spans, index));
  if (found.length === 0) return { kind: 'none' };
  const parts: ClozePart[] = [];
  let end = 0;
  for (const { start, end: after, answer } of found) {
    if (start > end) parts.push(asMarkdown(text.slice(end, start)));
    parts.push({ number: null, answer: asMarkdown(answer), hint: null });
    end = after;
  }
  return {
    kind: 'cloze',
    mark: '{{',
    text: writeCloze([...parts, asMarkdown(text.slice(end))].filter(Boolean)),
  };
}

/** RemNote's italics and highlights as Markdown shows them. */
export function asMarkdown(text: string): string {
  if (!text.includes('__') && !text.includes('^^')) return text;
  const spans = spansOf(text) ?? [{ start: 0, end: text.length }];
  const outside = (index: number) => !isWithin(spans, index);
  return text.replace(
    /__(?=\S)([^_\n]{1,500}?)(?<=\S)__|\^\^([^^\n]{1,500})\^\^/g,
    (whole, italic: string | undefined, marked: string | undefined, index: number) => {
      if (!outside(index)) return whole;
      return italic === undefined ? `<mark>${marked ?? ''}</mark>` : `*${italic}*`;
    },
  );
}
