import { formatIpv4, type Ipv4 } from '../../../net/address.ts';
import { contains, formatPrefix, lastAddress, networkOf, type Prefix } from '../../../net/prefix.ts';
import type { Check, Mistake } from '../check.ts';
import { networkWords } from '../network-words.ts';
import { mayHoldQuad } from '../triggers.ts';

const quad = String.raw`\d{1,3}(?:\.\d{1,3}){3}`;
const cidr = String.raw`${quad}\/\d{1,2}`;
const article = String.raw`(?:(?:the|a|an|same|its|network|subnet|range|block|prefix|CIDR|private|local)\s+)*`;
const denial = String.raw`(not |n['’]t |never |outside\b)`;
const inside = String.raw`(?:in(?:side|to)?|within|on|to|part of|covered by|contained in|a member of|a host (?:in|of)|matched by|a(?:n)? (?:valid )?(?:address|host|IP) (?:in|of|from))`;

const memberOf = new RegExp(
  String.raw`(?<![\w./])(${quad})(?![\w/]|\.\d)\s*(?:is|lies|falls|sits|belongs|lives|does|would be|,)?\s*${denial}?\s*(?:belong |lie |fall |be )?(?:${inside}\s+|(?<=outside)\s*(?:of\s+)?)${article}(${cidr})(?![\w/]|\.\d)`,
  'gi',
);
const holds = new RegExp(
  String.raw`(?<![\w./])(${cidr})(?![\w/]|\.\d)\s*(?:does\s+)?${denial}?\s*(?:contains?|includes?|covers?|holds?|matches|match)\s+(?:the\s+)?(?:(?:host|address|IP)\s+)*(${quad})(?![\w/]|\.\d)`,
  'gi',
);
const shares = new RegExp(
  String.raw`(?<![\w./])(${quad})(\/\d{1,2})?(?:,)?\s+(?:and|&)\s+(${quad})(\/\d{1,2})?\s*(?:are|lie|sit|belong|share|live|is|do)?\s*(not |n['’]t )?(?:both\s+)?(?:be\s+|lie\s+)?(?:in|on|to|part of)?\s*(the same|one|a different|different|separate|two different|a common)\s+(?:(\/\d{1,2})\s*)?(?:IP\s+)?(network|subnet|LAN|prefix|segment|\/\d{1,2})`,
  'gi',
);

export const check: Check = {
  id: 'same-network',
  trigger: mayHoldQuad,
  inStatement({ text }) {
    if (/\b(?:dhcp|route|nat)\b/i.test(text) && !/\b(?:same|is in|lies|belongs|contains)\b/i.test(text))
      return [];
    if (!/\/\d|same|different|separate|common|one|mask/i.test(text)) return [];
    return [
      ...[...text.matchAll(memberOf)].flatMap((match) => wrongMember(match, match[1], match[3], match[2])),
      ...[...text.matchAll(holds)].flatMap((match) => wrongMember(match, match[3], match[1], match[2])),
      ...[...text.matchAll(shares)].flatMap((match) => wrongShare(match, text)),
    ];
  },
};

function wrongMember(
  match: RegExpExecArray,
  addressText: string | undefined,
  networkText: string | undefined,
  denied: string | undefined,
): Mistake[] {
  const [address] = networkWords(addressText ?? '');
  const [word] = networkWords(networkText ?? '');
  if (address?.kind !== 'address' || word?.kind !== 'prefix' || word.address === null) return [];
  const network = networkOf(word.address, word.length);
  const isInside = contains(network, address.address);
  if (isInside === (denied === undefined)) return [];
  const verdict = isInside ? 'lies in' : 'lies outside';
  return [
    {
      start: match.index,
      end: match.index + match[0].length,
      computation: `${formatPrefix(network)} runs from ${formatIpv4(network.network)} to ${formatIpv4(lastAddress(network))}.`,
      correction: `${formatIpv4(address.address)} ${verdict} ${formatPrefix(network)}.`,
      isDenial: denied !== undefined,
    },
  ];
}

function wrongShare(match: RegExpExecArray, text: string): Mistake[] {
  const [whole, one = '', ownLength, other = '', otherLength, denied, kind = '', slash, last = ''] = match;
  const addresses = [one, other].flatMap((quadText) => {
    const [word] = networkWords(quadText);
    return word?.kind === 'address' ? [word.address] : [];
  });
  const [a, b] = addresses;
  const length = lengthIn([ownLength, otherLength, slash, last.startsWith('/') ? last : undefined], text);
  if (a === undefined || b === undefined || length === null) return [];
  const isSame = networkOf(a, length).network === networkOf(b, length).network;
  const isSaidSame = /same|one|common/i.test(kind) === (denied === undefined);
  if (isSame === isSaidSame) return [];
  return [
    {
      start: match.index,
      end: match.index + whole.length,
      computation: `With a /${length}, ${networkText(a, length)}, and ${networkText(b, length)}.`,
      correction: `They are on ${isSame ? 'the same network' : 'different networks'}.`,
      isDenial: denied !== undefined,
    },
  ];
}

/** The one prefix length that two addresses are compared by; null if none or several are given. */
function lengthIn(slashes: readonly (string | undefined)[], text: string): number | null {
  const given = new Set(slashes.flatMap((slash) => (slash === undefined ? [] : [Number(slash.slice(1))])));
  if (given.size === 0)
    for (const word of networkWords(text))
      if ((word.kind === 'prefix' || word.kind === 'mask') && word.length !== null) given.add(word.length);
  const [length] = given;
  return given.size === 1 && length !== undefined && length <= 32 ? length : null;
}

function networkText(address: Ipv4, length: number): string {
  const network: Prefix = networkOf(address, length);
  return `${formatIpv4(address)} is in ${formatPrefix(network)}`;
}
