import type { Token, Tokens } from 'marked';
import { isMath } from './math.ts';
import { isExtra } from './note-extensions.ts';
import { printedSpans, type PrintedSpan } from './printed-spans.ts';
import { isOf, shownTokens } from './tokens.ts';

/** A block of Markdown for something that is no web page; rows and items hold what they show in order. */
export type PrintedBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly spans: readonly PrintedSpan[] }
  | { readonly kind: 'paragraph'; readonly spans: readonly PrintedSpan[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'quote'; readonly blocks: readonly PrintedBlock[] }
  | {
      readonly kind: 'list';
      /** Number of the first item; null for dashes. */
      readonly start: number | null;
      readonly items: readonly (readonly PrintedBlock[])[];
    }
  | {
      readonly kind: 'table';
      readonly alignments: readonly ('left' | 'center' | 'right')[];
      readonly head: readonly (readonly PrintedSpan[])[];
      readonly rows: readonly (readonly (readonly PrintedSpan[])[])[];
    }
  | { readonly kind: 'rule' };

/**
 * What a Markdown text shows, as blocks; HTML is left out but for its text, formulas are shown as they are written. The text is
 * trusted not to be tangled (`enclosed` sees to that for what others wrote).
 */
export function printedBlocks(markdown: string): PrintedBlock[] {
  return blocksOf(shownTokens(markdown));
}

function blocksOf(tokens: readonly Token[]): PrintedBlock[] {
  return tokens.flatMap(blockOf);
}

function blockOf(token: Token): PrintedBlock[] {
  if (isMath(token)) return [{ kind: 'code', text: token.tex }];
  if (isExtra(token)) return extraBlock(token);
  if (isOf(token, 'heading'))
    return [{ kind: 'heading', level: token.depth, spans: printedSpans(token.tokens) }];
  if (isOf(token, 'code')) return [{ kind: 'code', text: token.text }];
  if (isOf(token, 'blockquote')) return [{ kind: 'quote', blocks: blocksOf(token.tokens) }];
  if (isOf(token, 'list')) return [listOf(token)];
  if (isOf(token, 'table')) return [tableOf(token)];
  if (isOf(token, 'hr')) return [{ kind: 'rule' }];
  if (isOf(token, 'space') || isOf(token, 'def')) return [];
  return paragraph(printedSpans(inlineOf(token)));
}

/** A paragraph, or the text of a list's item, or HTML. */
function inlineOf(token: Token): readonly Token[] {
  return 'tokens' in token ? token.tokens : [token];
}

function extraBlock(token: Tokens.Generic): PrintedBlock[] {
  if (token.type === 'calloutTitle')
    return paragraph(printedSpans(token.tokens ?? []).map((span) => ({ ...span, isBold: true })));
  return blocksOf(token.tokens ?? []);
}

function paragraph(spans: readonly PrintedSpan[]): PrintedBlock[] {
  return spans.every(({ kind, text }) => kind === 'text' && text.trim() === '')
    ? []
    : [{ kind: 'paragraph', spans }];
}

function listOf({ ordered, start, items }: Tokens.List): PrintedBlock {
  return { kind: 'list', start: ordered ? Number(start) : null, items: items.map(itemOf) };
}

/** A box to tick goes before the first words. */
function itemOf({ tokens }: Tokens.ListItem): PrintedBlock[] {
  const [box, ...rest] = tokens;
  if (box === undefined || !isOf(box, 'checkbox')) return blocksOf(tokens);
  const [first, ...others] = blocksOf(rest);
  const spans = printedSpans([box]);
  if (first?.kind === 'paragraph') return [{ ...first, spans: [...spans, ...first.spans] }, ...others];
  return [{ kind: 'paragraph', spans }, ...(first === undefined ? [] : [first]), ...others];
}

function tableOf({ align, header, rows }: Tokens.Table): PrintedBlock {
  return {
    kind: 'table',
    alignments: align.map((side) => side ?? 'left'),
    head: header.map(({ tokens }) => printedSpans(tokens)),
    rows: rows.map((row) => row.map(({ tokens }) => printedSpans(tokens))),
  };
}
