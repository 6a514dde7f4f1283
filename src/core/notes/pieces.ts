import type { Token } from 'marked';
import { frameLength } from './framed-card.ts';
import { htmlParts } from './html-parts.ts';
import { newlines } from './newlines.ts';
import type { PlacedToken } from './placed-tokens.ts';
import type { Region } from './regions.ts';
import { isOf } from './tokens.ts';

/** A stretch of a sequence that becomes a block, or opens or closes one that holds others. */
export interface Piece {
  readonly kind: 'token' | 'html' | 'comment' | 'open' | 'close';
  readonly container: 'div' | 'details' | null;
  readonly start: number;
  readonly raw: string;
  readonly line: number;
  readonly name: string;
  readonly title: string;
  readonly token: Token | null;
}

/** The pieces that a placed token is made of: one, unless it is HTML with `<details>` in it. */
export function piecesOf({ token, raw, start, line }: PlacedToken): Piece[] {
  if (!isOf(token, 'html') || isFrame(token)) return [{ ...none, kind: 'token', raw, start, line, token }];
  let lineNow = line;
  let counted = 0;
  return htmlParts(raw).map((part) => {
    lineNow += newlines(raw.slice(counted, part.start));
    counted = part.start;
    const place = { raw: raw.slice(part.start, part.end), start: start + part.start, line: lineNow };
    const container = part.kind === 'html' ? null : 'details';
    return { ...none, ...place, kind: part.kind, container, title: part.summary };
  });
}

/** The piece a region of a text is, `line` being the region's own. */
export function pieceOfRegion(text: string, region: Region, line: number): Piece {
  const { kind, start, end, name, title } = region;
  const container = kind === 'comment' ? null : 'div';
  return { kind, container, start, raw: text.slice(start, end), line, name, title, token: null };
}

function isFrame({ raw }: Token): boolean {
  return frameLength(raw) > 0;
}

const none = { container: null, name: '', title: '', token: null };

/** For each piece that opens a container, the index of the piece that closes it; an opening without an end has none. */
export function closingPieces(pieces: readonly Piece[], depth: number): Map<number, number> {
  const closing = new Map<number, number>();
  const open: number[] = [];
  for (const [index, { kind, container }] of pieces.entries()) {
    if (kind === 'open') open.push(index);
    if (kind !== 'close') continue;
    // A div ends the `<details>` that were opened in it and not closed; `</details>` ends no div.
    const isMatch = (at: number) => pieces[at]?.container === container;
    const at = container === 'div' ? open.findLastIndex(isMatch) : open.length - 1;
    const opening = open[at];
    if (opening === undefined || !isMatch(opening)) continue;
    open.length = at;
    if (depth + at < deepest) closing.set(opening, index);
  }
  return closing;
}

const deepest = 60;
