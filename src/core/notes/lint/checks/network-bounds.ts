import { formatIpv4, type Ipv4 } from '../../../net/address.ts';
import { broadcastOf, formatPrefix, lastAddress, usableHosts, type Prefix } from '../../../net/prefix.ts';
import { withoutContrast } from '../asserted.ts';
import type { Check, Mistake } from '../check.ts';
import { networksIn, networkWords, type NetworkMention, type NetworkWord } from '../network-words.ts';
import { mayHoldQuad } from '../triggers.ts';

type Bound = 'network' | 'broadcast' | 'first' | 'last';

interface Label {
  readonly bound: Bound;
  readonly start: number;
  readonly end: number;
  /** Whether the words speak of hosts, and not of any address. */
  readonly isOfHosts: boolean;
}

const labels =
  /\b(?:directed |subnet |IPv4 )?(broadcast)(?: (?:address|IP|ID))?\b|\b((?:network|subnet|net|base) ?(?:address|ID|number|IP)|network(?= ?[:=]| is \d)|(?:(?:belongs to|lies in|lives in|falls in(?:to)?|sits in|is (?:in|on|part of)|member of)(?: the)? (?:sub)?network))\b|\b((?:first|lowest|min(?:imum)?|smallest|starting)\s+(?:(?:usable|valid|assignable|available|host|IP)\s+){0,3}(?:hosts?|address|IP|usable)(?: (?:address|IP))?|HostMin|(?:starts?|begins?) (?:at|with))\b|\b((?:last|highest|max(?:imum)?|largest|final|ending)\s+(?:(?:usable|valid|assignable|available|host|IP)\s+){0,3}(?:hosts?|address|IP|usable)(?: (?:address|IP))?|HostMax|ends? (?:at|with))\b/gi;

const isOf =
  /^(?: address| IP)?\s*(?:of|for|in|on|from)\s+(?:the\s+)?(?:(?:network|subnet|block|prefix|host|address|range|CIDR)\s+)*\(?$/i;
const isBackwards =
  /^\)?\s*,?\s*(?:is|was|=|being|as|serves as|acts as|becomes|would be|,|\(|:|–|—|-)\s*(?:then\s+)?(?:the|its|a|your|our)?\s*$/i;

const isPartial =
  /\b(?:dhcp|pool|static|reserv\w*|assign\w*|leas\w*|exclud\w*|clients?|printers?|servers?|between)\b/i;

export const check: Check = {
  id: 'network-bounds',
  joinsItems: true,
  trigger: mayHoldQuad,
  inStatement({ text: original }) {
    const text = withoutContrast(original);
    if (!/\d\.\d+\.\d/.test(text)) return [];
    const words = networkWords(text);
    const networks = networksIn(words, text);
    const bases = networks.length > 0 ? networks : looseBase(words, text);
    if (bases.length === 0) return [];
    const found = labelsIn(text);
    return [
      ...found.flatMap((label, index) => wrongBound(label, found[index + 1], words, bases, text)),
      ...wrongRange(words, bases, text),
    ];
  },
};

function labelsIn(text: string): Label[] {
  return [...text.matchAll(labels)].flatMap((match) => {
    const [whole, broadcast, network, first, last] = match;
    const bound: Bound | null =
      broadcast !== undefined
        ? 'broadcast'
        : network !== undefined
          ? 'network'
          : first !== undefined
            ? 'first'
            : last !== undefined
              ? 'last'
              : null;
    if (bound === null) return [];
    if (/\b(?:at|with)$/i.test(whole) && isPartial.test(text)) return [];
    const isOfHosts = /usable|valid|assignable|available|host/i.test(whole);
    return [{ bound, start: match.index, end: match.index + whole.length, isOfHosts }];
  });
}

/** An address and a length that stand apart, where there is just one of each: `in a /26, 192.0.2.77 has …`. */
function looseBase(words: readonly NetworkWord[], text: string): NetworkMention[] {
  const lengths = words.filter((word) => word.kind === 'prefix' || word.kind === 'mask');
  const [length] = lengths;
  const address = words.find((word) => word.kind === 'address');
  if (lengths.length !== 1 || !length || length.length === null || !address) return [];
  const before = text.slice(Math.max(0, address.start - 40), address.start);
  if (/(?:broadcast|first|last|host|network)[^.;]*$/i.test(before) && !/\bhost\s*$/i.test(before)) return [];
  const after = text.slice(address.end, address.end + 24);
  if (/^\W{0,4}(?:the )?(?:network|broadcast|usable|first|last|to |[-–—]|through)/i.test(after)) return [];
  const place = {
    start: Math.min(address.start, length.start),
    end: Math.max(address.end, length.end),
    text: '',
  };
  const network = { network: maskedBy(address.address, length.length), length: length.length };
  return [{ ...place, network, address: address.address }];
}

function maskedBy(address: Ipv4, length: number): Ipv4 {
  return length === 0 ? 0 : ((address >>> (32 - length)) << (32 - length)) >>> 0;
}

function wrongBound(
  label: Label,
  next: Label | undefined,
  words: readonly NetworkWord[],
  bases: readonly NetworkMention[],
  text: string,
): Mistake[] {
  if (/^ (?:address )?(?:of|in) the (?:first|second|third|other|last|next)\b/i.test(text.slice(label.end)))
    return [];
  const value = valueOf(label, next, words, bases, text);
  const base = value && baseOf(label, value, bases, text);
  if (!base) return [];
  if (value.kind === 'prefix' && value.length !== base.network.length) return [];
  const truths = boundsOf(base.network, label);
  const given = addressOf(value);
  const [truth] = truths;
  if (given === null || truth === undefined || truths.includes(given)) return [];
  const start = Math.min(label.start, value.start, base.start);
  const end = Math.max(label.end, value.end, base.end);
  return [{ ...mistake(label.bound, truth, base, start, end), at: value.start }];
}

/** The address said to be what the label names: the one behind it, else the one before it (`… is the broadcast of …`). */
function valueOf(
  label: Label,
  next: Label | undefined,
  words: readonly NetworkWord[],
  bases: readonly NetworkMention[],
  text: string,
): NetworkWord | null {
  const isBase = (word: NetworkWord) =>
    bases.some(({ start, end }) => word.start >= start && word.end <= end);
  const before = words.findLast((word) => word.end <= label.start);
  if (before && !isBaseOnly(before, bases) && isBackwards.test(text.slice(before.end, label.start))) {
    const following = words.find((word) => word.start >= label.end);
    const isAnswered =
      following && !isBase(following) && /^\s*(?:is|=|:)\s*$/.test(text.slice(label.end, following.start));
    if (!isAnswered) return before;
  }
  const after = words.find(
    (word) => word.start >= label.end && (word.kind === 'address' || word.kind === 'prefix') && !isBase(word),
  );
  const network =
    label.bound === 'network'
      ? words.find((word) => word.start >= label.end && word.kind === 'prefix' && word.address !== null)
      : undefined;
  const value = network && bases[0] && network.start > bases[0].end ? network : after;
  if (!value || addressOf(value) === null) return null;
  const between = text.slice(label.end, value.start);
  if (between.length > 90 || /[;\n]\s*\w+[\w ]*:/.test(between)) return null;
  if (next && next.end <= value.start && !isOf.test(text.slice(label.end, next.start))) return null;
  return value;
}

function isBaseOnly(word: NetworkWord, bases: readonly NetworkMention[]): boolean {
  return bases.length === 1 && bases.some(({ start, end }) => word.start >= start && word.end <= end);
}

function baseOf(
  label: Label,
  value: NetworkWord,
  bases: readonly NetworkMention[],
  text: string,
): NetworkMention | null {
  const others = bases.filter(({ start, end }) => value.start < start || value.end > end);
  const named = others.find(({ start }) => start >= label.end && isOf.test(text.slice(label.end, start)));
  if (named) return named;
  const before = others.filter(({ end }) => end <= Math.max(label.start, value.start));
  const networks = new Set(others.map(({ network }) => formatPrefix(network)));
  if (networks.size === 1) return others[0] ?? null;
  return before.at(-1) ?? null;
}

function addressOf(word: NetworkWord): Ipv4 | null {
  return word.kind === 'address' || word.kind === 'prefix' ? word.address : null;
}

function boundsOf(network: Prefix, { bound, isOfHosts }: Label): readonly Ipv4[] {
  const { first, last } = usableHosts(network);
  const broadcast = broadcastOf(network);
  if (bound === 'network') return [network.network];
  if (bound === 'broadcast') return broadcast === null ? [] : [broadcast];
  if (bound === 'first') return isOfHosts ? [first] : [first, network.network];
  return isOfHosts ? [last] : [last, lastAddress(network)];
}

const names: Readonly<Record<Bound, string>> = {
  network: 'network address',
  broadcast: 'broadcast address',
  first: 'first host',
  last: 'last host',
};

function mistake(bound: Bound, truth: Ipv4, base: NetworkMention, start: number, end: number): Mistake {
  const { network } = base;
  const bits = 32 - network.length;
  const size = 2 ** bits;
  const span = `${formatPrefix(network)} leaves ${bits} bits, so it runs over ${size} addresses from ${formatIpv4(network.network)} to ${formatIpv4(lastAddress(network))}`;
  const rule =
    bound === 'network'
      ? 'the first is the network address'
      : bound === 'broadcast'
        ? 'the last is the broadcast address'
        : network.length >= 31
          ? 'and each may be a host (RFC 3021)'
          : 'and hosts lie between these two';
  return {
    start,
    end,
    computation: `${span}; ${rule}.`,
    correction: `The ${names[bound]} of ${formatPrefix(network)} is ${formatIpv4(truth)}.`,
  };
}

const rangeLink = /^\s*(?:-|–|—|to|through|up to|until|till|and|\.\.\.?|…|→|->)\s*(?:the\s+)?$/i;

function wrongRange(
  words: readonly NetworkWord[],
  bases: readonly NetworkMention[],
  text: string,
): Mistake[] {
  const networks = new Set(bases.map(({ network }) => formatPrefix(network)));
  return words.flatMap((from, index) => {
    const to = words[index + 1];
    if (from.kind !== 'address' || to?.kind !== 'address') return [];
    if (!rangeLink.test(text.slice(from.end, to.start))) return [];
    const base =
      bases.filter(({ end }) => end <= from.start).at(-1) ?? (networks.size === 1 ? bases[0] : undefined);
    if (!base || isPartial.test(text)) return [];
    const around = text.slice(Math.max(0, Math.min(from.start - 60, base.start)), to.end + 40);
    const isOfHosts = /usable|hosts?\b|assignable/i.test(around);
    if (
      !isOfHosts &&
      !/\b(?:range\w*|spans?|covers?|includes?|contains?|runs?|goes|from|addresses|reaches)\b/i.test(around)
    )
      return [];
    const { first, last } = usableHosts(base.network);
    const isStrict = /usable|assignable/i.test(around);
    const lows = isStrict ? [first] : [first, base.network.network];
    const highs = isStrict ? [last] : [last, lastAddress(base.network)];
    const isLowRight = lows.includes(from.address);
    const isHighRight = highs.includes(to.address);
    if (isLowRight && isHighRight) return [];
    if (!isLowRight && !isHighRight && !isOfHosts) return [];
    const [start, end] = [Math.min(from.start, base.start), Math.max(to.end, base.end)];
    const [bound, truth] = isLowRight ? (['last', last] as const) : (['first', first] as const);
    return [{ ...mistake(bound, truth, base, start, end), at: from.start }];
  });
}
