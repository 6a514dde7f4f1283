import { totalAddresses, usableHosts } from '../../../net/prefix.ts';
import { withoutContrast } from '../asserted.ts';
import type { Check, Mistake } from '../check.ts';
import { agrees, countSource, readCount, type Count } from '../counts.ts';
import { networkWords } from '../network-words.ts';
import type { Statement } from '../statement.ts';
import { mayHoldPrefix } from '../triggers.ts';

type Meaning = 'usable' | 'total' | 'either';

interface Claim {
  readonly count: Count;
  readonly meaning: Meaning;
  /** Where the claim's words begin and end, label or noun included. */
  readonly start: number;
  readonly end: number;
}

const adjective = String.raw`(?:(?:usable|available|assignable|valid|useable|total|possible|unique|IP(?:v4)?|host|client|individual|distinct|different|allocatable|actual|real|more|full)\s+)*`;
const noun = String.raw`(?:hosts?|addresses|IPs|devices|machines|computers|nodes|endpoints)\b`;
const counted = new RegExp(String.raw`(?<![\w.,/:^])(${countSource})\s*[-–]?\s*(${adjective}${noun})`, 'gi');
const label = String.raw`(?:(?:number|count|amount|total|#|no\.?)\s+(?:of\s+)?)?(?:(?:usable|total|available|assignable|valid|max(?:imum)?|possible|IP|host)\s+)*(?:hosts?(?:\s+addresses)?|addresses|IPs|host count|total|usable|size)(?:\s+(?:count|available|total|usable|per (?:subnet|network)|in (?:the|this|each) (?:subnet|network|range)))?`;
const labelled = new RegExp(
  String.raw`(?:^|[;,(\n]|\b(?:the|its|with|and|→)\s)\s*[-*•]?\s*(${label})(?:\s+(?:of|in|for|on)\s+(?:an?|the|each|every)?\s*\S{0,18}\/\d{1,2}(?:\s+(?:network|subnet|block|prefix))?)?(?:\s*(?:\(2\^[^)\n]{1,12}\))?\s*[:=→]|\s+(?:is|are|equals?|comes to|come to|works out (?:to|at)))\s*(?:(?:exactly|just|only)\s+)?(${countSource})(?![\w.]*\.\d|/|\d)`,
  'gi',
);
const asked = new RegExp(
  String.raw`how many\s+(${adjective}${noun})[^→]*→\s*(?:[A-Za-z ,]{0,30}?)(${countSource})(?![\w/]|\.\d)`,
  'gi',
);

/** What a number of hosts is measured against rather than computed from. */
const wanted =
  /\b(?:needs?|needed|requir\w+|wants?|at least|must|enough (?:for|to)|so that|for \d+ (?:hosts?|devices|machines)|per (?:node|rack|floor|pod|day|second)|AWS|Azure|GCP|VPC|cloud|reserves?|in use|being used|already used|used up|are used|taken|leased|connected|online|currently|remaining|left over|pool|lease|offline|gateway|router takes)\b/i;
const holds = /\b(?:accommodat\w*|fits?|room|allow\w*|enough|handl\w*|serves?|connect\w*)\b/i;

const speaksOfHosts = /host|address|IPs|device|machine|computer|node|endpoint|total|usable|size/i;

export const check: Check = {
  id: 'host-count',
  joinsItems: true,
  trigger: mayHoldPrefix,
  inStatement(statement) {
    const text = withoutContrast(statement.text);
    const lengths = networkWords(text).flatMap((word) =>
      (word.kind === 'prefix' || word.kind === 'mask') && word.length !== null
        ? [{ length: word.length, start: word.start, end: word.end }]
        : [],
    );
    if (lengths.length === 0 || !speaksOfHosts.test(text)) return [];
    const claims = claimsIn(text);
    if (claims.length === 0) return [];
    const distinct = new Set(lengths.map(({ length }) => length));
    return claims.flatMap((claim) => {
      const own = distinct.size === 1 ? lengths[0] : nearest(lengths, claim, statement);
      if (!own) return [];
      if ([...distinct].some((length) => isTrue(claim, length))) {
        if (distinct.size === 1 || isTrue(claim, own.length)) return [];
        if (!isBeside(own, claim, text)) return [];
      }
      return isComputed(text, claim) ? wrong(claim, own) : [];
    });
  },
};

interface Length {
  readonly length: number;
  readonly start: number;
  readonly end: number;
}

function claimsIn(text: string): Claim[] {
  const found: Claim[] = [];
  const add = (match: RegExpMatchArray, number: string, words: string, isAnswer: boolean) => {
    const whole = match.index ?? 0;
    const start = isAnswer ? whole + match[0].lastIndexOf(number) : whole + match[0].indexOf(number);
    const count = readCount(text, number, start);
    if (found.some((claim) => claim.count.start === start)) return;
    found.push({ count, meaning: meaningOf(words), start: whole, end: whole + match[0].length });
  };
  for (const match of text.matchAll(counted)) add(match, match[1] ?? '', match[2] ?? '', false);
  for (const match of text.matchAll(labelled)) add(match, match[2] ?? '', match[1] ?? '', true);
  for (const match of text.matchAll(asked)) add(match, match[2] ?? '', match[1] ?? '', true);
  return found;
}

function meaningOf(words: string): Meaning {
  if (
    /usable|assignable|useable|allocatable|valid|\bhosts?\b|device|machine|computer|node|endpoint/i.test(
      words,
    )
  )
    return /total|possible/i.test(words) ? 'either' : 'usable';
  return /total|size|full/i.test(words) ? 'total' : 'either';
}

/** The prefix a count belongs to among several: the one before it in its clause, else none. */
function nearest(lengths: readonly Length[], claim: Claim, { text, kind }: Statement): Length | null {
  const before = lengths.filter(({ end }) => end <= claim.count.start).at(-1);
  if (before) {
    const between = text.slice(before.end, claim.count.start);
    return /[;→]/.test(between) && kind !== 'row' ? null : before;
  }
  return null;
}

function isBeside(own: Length, claim: Claim, text: string): boolean {
  return /^[\s(:=→-]*(?:(?:has|gives|provides|contains|offers|yields|holds|leaves|is|with)\s+)?$/i.test(
    text.slice(own.end, claim.count.start),
  );
}

function isTrue({ count, meaning }: Claim, length: number): boolean {
  const { total, usable } = sizes(length);
  if (meaning !== 'total' && (agrees(count, usable) || (length >= 31 && count.value === 0))) return true;
  if (meaning !== 'usable' && agrees(count, total)) return true;
  return length >= 31 && count.value <= 2;
}

function sizes(length: number): { total: number; usable: number } {
  const prefix = { network: 0, length };
  return { total: totalAddresses(prefix), usable: usableHosts(prefix).count };
}

/** Whether a number is given as what the prefix comes to, and not as what somebody has or wants. */
function isComputed(text: string, { count }: Claim): boolean {
  const before =
    text
      .slice(Math.max(0, count.start - 90), count.start)
      .split(/[;→]/)
      .at(-1) ?? '';
  const after = text.slice(count.end, count.end + 60).split(/[;→]/)[0] ?? '';
  const clause = `${before}${text.slice(count.start, count.end)}${after}`;
  if (wanted.test(clause)) return false;
  if (
    /\b(?:first|last|next|other|these|those|remaining|some|another|of the|any)\s+(?:about\s+)?$/i.test(before)
  )
    return false;
  return !holds.test(clause) || isNearPower(count.value);
}

function isNearPower(value: number): boolean {
  const nearest = 2 ** Math.round(Math.log2(value + 1));
  return Math.abs(nearest - value) <= 3;
}

function wrong(claim: Claim, { length, start, end }: Length): Mistake[] {
  const { total, usable } = sizes(length);
  const { count, meaning } = claim;
  if (isTrue(claim, length)) return [];
  if (count.isBound && count.value <= total) return [];
  const bits = 32 - length;
  const computation =
    length >= 31
      ? `/${length} leaves ${bits} of 32 bits, so ${total} in all; there is no network or broadcast address to leave out (RFC 3021).`
      : meaning === 'total'
        ? `/${length} leaves 32 - ${length} = ${bits} bits, and 2^${bits} = ${total}.`
        : `/${length} leaves 32 - ${length} = ${bits} bits: 2^${bits} = ${total} addresses, less network and broadcast address ${usable}.`;
  const correction =
    meaning === 'total'
      ? `A /${length} has ${total} addresses.`
      : `A /${length} has ${usable} usable hosts of ${total} addresses.`;
  return [
    {
      start: Math.min(start, claim.start),
      end: Math.max(end, claim.end),
      at: count.start,
      computation,
      correction,
    },
  ];
}
