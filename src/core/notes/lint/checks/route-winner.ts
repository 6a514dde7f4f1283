import { formatIpv4, parseIpv4, type Ipv4 } from '../../../net/address.ts';
import { contains, formatPrefix, lastAddress, networkOf, type Prefix } from '../../../net/prefix.ts';
import { withoutContrast } from '../asserted.ts';
import type { Check, LineMistake } from '../check.ts';
import type { Part } from '../material.ts';
import { networkWords, type NetworkWord } from '../network-words.ts';
import { lineAt, type Statement } from '../statement.ts';
import { isAsserted } from '../asserted.ts';
import { mayHoldQuad } from '../triggers.ts';

/** A route as the section gives it. */
interface KnownRoute {
  readonly network: Prefix;
  /** The next hop and the device, as far as they are given. */
  readonly ways: readonly string[];
}

const packet =
  /\b(?:packets?|traffic|datagrams?|destined|destination|address|request|ping|lookup|sent|sending|reach(?:es|ing)?|going)\b[^.;?]{0,40}?(?<![\w./])(\d{1,3}(?:\.\d{1,3}){3})(?![\w/]|\.\d)|^\W{0,4}(\d{1,3}(?:\.\d{1,3}){3})(?![\w/]|\.\d)\s+(?:match|take|use|goes|go|is (?:sent|routed|forwarded)|leaves|follows)/i;
const addressed =
  /\b(?:for|to|towards?|reach)\s+(?:the (?:address|host|destination) )?(\d{1,3}(?:\.\d{1,3}){3})(?![\w/]|\.\d)/i;
const takes =
  /\b(?:match(?:es|ed)?|tak(?:es?|en|ing)|us(?:es?|ed|ing)|follow(?:s|ed)?|(?:is|be|gets|are) (?:sent|routed|forwarded|handled|delivered|covered)|go(?:es)?|leaves?|choos(?:e|es)|selects?|chosen|wins?|prefers?|preferred|picks?|hits?|falls (?:to|under)|best (?:match|route)|longest (?:match|prefix))\b|→/gi;

export const check: Check = {
  id: 'route-winner',
  trigger: mayHoldQuad,
  inSection({ parts, statements }) {
    const listed = parts.flatMap(routesOf);
    const seen = new Set<string>();
    return statements.flatMap((statement) => {
      const { text } = statement;
      if (statement.kind === 'row' || text.search(takes) < 0 || !/\d\.\d/.test(text) || seen.has(text))
        return [];
      seen.add(text);
      return claimIn(statement, listed);
    });
  },
};

function claimIn(statement: Statement, listed: readonly KnownRoute[]): LineMistake[] {
  const text = withoutContrast(statement.text);
  const match = packet.exec(text) ?? addressed.exec(text);
  const address = parseIpv4(match?.[1] ?? match?.[2] ?? '');
  if (!match || address === null) return [];
  const words = networkWords(text);
  const own = networkWords(statement.text).flatMap((word) =>
    word.kind === 'prefix' && word.address !== null
      ? [{ network: networkOf(word.address, word.length), ways: [] }]
      : [],
  );
  const routes = distinct([...listed, ...own]);
  const winner = longest(routes, address);
  if (!winner || routes.length < 2) return [];
  const claimed = firstClaim(
    words.filter((word) => word.kind !== 'address' || word.address !== address),
    text,
    routes,
  );
  if (!claimed) return [];
  const { place, route } = claimed;
  if (formatPrefix(route.network) === formatPrefix(winner.network)) return [];
  if (route.ways.some((way) => winner.ways.includes(way)) && place.isWay) return [];
  const [start, end] = [
    Math.min(match.index, place.start),
    Math.max(match.index + match[0].length, place.end),
  ];
  if (!isAsserted(statement, start, end)) return [];
  const matching = routes.filter(({ network }) => contains(network, address));
  const reasons = contains(route.network, address)
    ? `${formatIpv4(address)} lies in ${matching.map(({ network }) => formatPrefix(network)).join(' and ')}, and the longest prefix wins: /${winner.network.length}`
    : `${formatPrefix(route.network)} ends at ${formatIpv4(lastAddress(route.network))} and does not hold ${formatIpv4(address)}; the longest prefix that does is ${formatPrefix(winner.network)}`;
  const way = winner.ways.length === 0 ? '' : ` (${winner.ways.join(', ')})`;
  return [
    {
      line: lineAt(statement, place.start),
      claim: text.slice(start, end).replace(/\s+/g, ' '),
      computation: `${reasons}.`,
      correction: `The packet to ${formatIpv4(address)} takes the route ${formatPrefix(winner.network)}${way}.`,
    },
  ];
}

function firstClaim(words: readonly NetworkWord[], text: string, routes: readonly KnownRoute[]) {
  for (const verb of text.matchAll(takes)) {
    const end = verb.index + verb[0].length;
    const claimed = claimedRoute(words, end, text, routes);
    if (claimed) return claimed;
    if (words.some(({ start }) => start >= end && start < end + 40)) return null;
  }
  return null;
}

/** The route a sentence says is taken: by its prefix, by its length, by its next hop, or as the default. */
function claimedRoute(
  after: readonly NetworkWord[],
  from: number,
  text: string,
  routes: readonly KnownRoute[],
): { place: { start: number; end: number; isWay: boolean }; route: KnownRoute } | null {
  const stop =
    /;|,\s*(?:and|but|while|whereas)\b|\b(?:because|since|as it|over|than|although|even though|although|while|and not|beats?|before|among|given|with routes)\b/i.exec(
      text.slice(from),
    );
  const limit = stop ? from + stop.index : text.length;
  const inClause = after.filter(({ start }) => start >= from && start < limit);
  const [word] = inClause;
  const fallback = /\b(?:the )?default (?:route|gateway)\b/i.exec(text.slice(from, limit));
  if (fallback && (!word || from + fallback.index < word.start)) {
    const route = routes.find(({ network }) => network.length === 0);
    return route
      ? {
          place: {
            start: from + fallback.index,
            end: from + fallback.index + fallback[0].length,
            isWay: false,
          },
          route,
        }
      : null;
  }
  if (!word) return wayIn(text, from, limit, routes);
  if (word.kind === 'prefix') {
    if (inClause.some((other) => other !== word && other.kind === 'prefix' && other.length !== word.length))
      return null;
    const same = routes.filter(({ network }) => network.length === word.length);
    const address = word.address;
    const route =
      address === null
        ? same.length === 1
          ? same[0]
          : undefined
        : same.find(({ network }) => network.network === networkOf(address, word.length).network);
    return route ? { place: { start: word.start, end: word.end, isWay: false }, route } : null;
  }
  if (word.kind !== 'address') return null;
  const hops = routes.filter(({ ways }) => ways.includes(formatIpv4(word.address)));
  return hops.length === 1 && hops[0]
    ? { place: { start: word.start, end: word.end, isWay: true }, route: hops[0] }
    : null;
}

function wayIn(text: string, from: number, limit: number, routes: readonly KnownRoute[]) {
  const device = /\b((?:eth|ens|enp|wlan|tun|tap|wg|br|bond|veth|docker|cni|flannel|lo)[\w.-]*\d)\b/.exec(
    text.slice(from, limit),
  );
  const own = routes.filter(({ ways }) => ways.includes(device?.[1] ?? ''));
  const [route] = own;
  if (!device || own.length !== 1 || !route) return null;
  const start = from + device.index;
  return { place: { start, end: start + device[0].length, isWay: true }, route };
}

function longest(routes: readonly KnownRoute[], address: Ipv4): KnownRoute | null {
  let best: KnownRoute | null = null;
  for (const route of routes)
    if (contains(route.network, address) && route.network.length > (best?.network.length ?? -1)) best = route;
  return best;
}

function distinct(routes: readonly KnownRoute[]): KnownRoute[] {
  const byPrefix = new Map<string, KnownRoute>();
  for (const route of routes) {
    const key = formatPrefix(route.network);
    if ((byPrefix.get(key)?.ways.length ?? 0) === 0) byPrefix.set(key, route);
  }
  return [...byPrefix.values()];
}

const routeLine =
  /(?<![\w./])(default|\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2})(?![\w.])(?:[\s|:,→`"'(–—-]|->|\b(?:via|dev|next|hop|through|goes|out|to|is|the|gateway)\b)*(\d{1,3}(?:\.\d{1,3}){3}(?![\w/.]\d)|(?:eth|ens|enp|wlan|tun|tap|wg|br|bond|veth|docker|cni)[\w.-]*)?/;

/** The routes a table, a list or a block of code gives, one a line. */
function routesOf(part: Part): KnownRoute[] {
  const isProse = part.kind === 'passage' && part.lead === null && !/\bvia\b/.test(part.raw);
  if (isProse || part.raw.length > 6000) return [];
  return part.raw.split('\n').flatMap((text): KnownRoute[] => {
    const match = routeLine.exec(text.replace(/`/g, ''));
    if (!match || takesPacket.test(text)) return [];
    const [, destination = '', way] = match;
    const device = /\bdev\s+([\w.-]+)/.exec(text)?.[1];
    const ways = [way, device].filter((each) => each !== undefined);
    if (destination === 'default' && ways.length === 0) return [];
    const [word] = networkWords(destination === 'default' ? '0.0.0.0/0' : destination);
    if (word?.kind !== 'prefix' || word.address === null) return [];
    return [{ network: networkOf(word.address, word.length), ways }];
  });
}

const takesPacket = /\b(?:packets?|traffic|ip addr)\b/i;
