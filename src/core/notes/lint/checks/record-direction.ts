import { isAsserted, withoutContrast } from '../asserted.ts';
import type { Check, Mistake } from '../check.ts';
import { recordWords, type RecordType, type RecordWord } from '../record-words.ts';
import type { Statement } from '../statement.ts';
import { mayHoldRecord } from '../triggers.ts';

/** What one side of a mapping is. */
type Side = 'name' | 'ipv4' | 'ipv6' | 'address' | 'mail server' | 'name server';

const nameNoun = String.raw`(?:(?:fully qualified |canonical |true |real |another |other |domain |host |sub|server |alias |DNS |zone |website |human[- ](?:readable|friendly) )*(?:names?|hostnames?|domains?|domainnames?|FQDNs?|subdomains?|alias(?:es)?|hosts?|websites?|zones?)\b(?! ?servers?))`;
const addressNoun = String.raw`(?:(?:numeric(?:al)? |internet |host['’]s |server['’]s |machine['’]s |32-bit |128-bit |public |numerical )*(?:(?:IP ?)?v?(?:IPv)?[46](?: |-)?(?:addresses|address|IPs?)\b|IPv[46]\b(?: (?:addresses|address|ones?))?|IP(?: |-)?(?:addresses|address|numbers?)\b|IPs?\b|(?:numeric |numerical )?addresses\b|address\b))`;
const mailNoun = String.raw`(?:(?:mail|e-?mail|SMTP)(?:[- ](?:exchange|exchanger|handling|receiving))?[- ](?:servers?|hosts?|exchangers?)\b)`;
const serverNoun = String.raw`(?:(?:authoritative |DNS )*(?:name ?servers?|DNS servers?)\b)`;
const article = String.raw`(?:(?:a|an|the|its|their|that|this|each|every|any|another|one|one or more|some|given|corresponding|respective|specific|matching|associated|particular|same|your|our|particular)\s+)*`;
const example = String.raw`(?:\s*\([^()]{1,60}\))?`;
const owner = String.raw`(?:(?:mail |name |web |DNS )?(?:server|host|machine|domain|computer|site|exchanger|zone)['’]s\s+)?`;
const side = `(?:${owner}${addressNoun}|${mailNoun}|${serverNoun}|${owner}${nameNoun})`;
const direction = new RegExp(
  String.raw`(?<![\w-])(${side})${example}[\s-]*(?:(?:is|are|gets?) (?:mapped|translated|resolved|converted|turned|pointed)\s+)?(?:(?:back|over|straight|directly|on|up)\s+)?(in)?(to|→|->|=>|⇒|onto|with)[\s-]*${article}(${side})`,
  'gi',
);
const given = new RegExp(
  String.raw`\b(returns?|gives?|provides?|holds?|stores?|contains?|carries|carry|keeps?|yields?|specif(?:y|ies)|lists?|finds?|looks? up|tells?|supplies|supply|resolves to|points? (?:(?:straight|directly) )?(?:to|at)|answers? with|is for|are for|uses?|names?|refers? to)\s+${article}(${side})(?:${example}\s*(?:of|for|behind|belonging to|that belongs to|associated with|assigned to|linked to)\s*${article}(${side}))?`,
  'gi',
);
const labelled = new RegExp(
  String.raw`(?:[:;=→–—-]|::)\s*(?:(?:value|data|content|holds|purpose|use|meaning|points to|description|maps|function|what it does)\s*:\s*)?${article}(${side})(?:${example}\s*(?:of|for|behind|belonging to)\s*${article}(${side}))?\s*(?:[.;]|$)`,
  'gi',
);
/** Verbs that join two things without a direction. */
const bothWays = /\b(?:associat|link|connect|pair|relat|bind|tie[sd]?|join|coupl)\w*\s[^,;]*$/i;
const reverse = /\breverse (?:DNS |name )?(?:lookups?|resolution|mapping|queries|query|DNS)\b/i;
const forward = /\bforward (?:DNS |name )?(?:lookups?|resolution|mapping|queries|query)\b/i;

export const check: Check = {
  id: 'record-direction',
  isWordy: true,
  trigger: mayHoldRecord,
  inStatement(statement) {
    const text = withoutContrast(statement.text);
    if (
      !/record|AAAA|CNAME|\bMX\b|\bPTR\b|quad[- ]?A|dns|\bIP|host ?name/i.test(`${text} ${statement.context}`)
    )
      return [];
    if (/\b(?:reverse|opposite|inverse|counterpart) (?:of|to)\b|\bglue\b|\blike an? /i.test(text)) return [];
    const words = recordWords(text);
    return clausesOf(words, text).flatMap((clause) => wrongClause(clause, text, statement));
  },
};

interface Clause {
  readonly types: readonly RecordType[];
  readonly start: number;
  readonly end: number;
}

/** Cuts a text where one type of record ends and the next begins; types named together share a clause. */
function clausesOf(words: readonly RecordWord[], text: string): Clause[] {
  const [first] = words;
  if (!first) return [];
  const groups: RecordWord[][] = [];
  for (const word of words) {
    const last = groups.at(-1)?.at(-1);
    const between = last ? text.slice(last.end, word.start) : '';
    const isSame =
      last !== undefined &&
      (last.type === word.type || /^\s*(?:and|or|\/|,|&|plus)?\s*(?:the |an? )?$/i.test(between));
    if (isSame) groups.at(-1)?.push(word);
    else groups.push([word]);
  }
  return groups.map((group, index) => {
    const next = groups[index + 1]?.[0];
    const start =
      index === 0 ? 0 : cutBefore(text, groups[index - 1]?.at(-1)?.end ?? 0, group[0]?.start ?? 0);
    const end = next ? cutBefore(text, group.at(-1)?.end ?? 0, next.start) : text.length;
    return { types: [...new Set(group.map(({ type }) => type))], start, end };
  });
}

/** Where, between two types of record, the clause of the second begins. */
function cutBefore(text: string, from: number, to: number): number {
  const between = text.slice(from, to);
  const cut = Math.max(
    ...[...between.matchAll(/[,;.:]|\b(?:and|but|while|whereas|or)\b/g)].map(({ index }) => index),
    -1,
  );
  return cut < 0 ? to : from + cut;
}

function wrongClause(clause: Clause, text: string, statement: Statement): Mistake[] {
  const { types, start, end } = clause;
  const [type] = types;
  if (type === undefined) return [];
  const own = text.slice(start, end);
  const mistakes: Mistake[] = [];
  const report = (match: RegExpExecArray, from: Side | null, to: Side | null) => {
    const problems = types.map((each) =>
      isWrong(each, from, to, { isShared: types.length > 1, isNamed: /(?:name|domain)s?$/i.test(match[0]) }),
    );
    if (!problems.every((problem) => problem)) return;
    mistakes.push({
      start: start + firstWord(own),
      end: start + match.index + match[0].length,
      at: start + match.index,
      computation: rules[type] ?? '',
      correction: corrections[type] ?? '',
    });
  };
  const mappings = [...own.matchAll(direction)];
  for (const match of mappings) {
    const isEitherWay =
      match[3] === 'with' || bothWays.test(own.slice(Math.max(0, match.index - 40), match.index));
    const [from, to] = [sideOf(match[1]), sideOf(match[4])];
    if (!isEitherWay) report(match, from, to);
    else for (const end of [from, to]) if (end === 'ipv4' || end === 'ipv6') report(match, null, end);
  }
  if (mappings.length > 0) return mistakes;
  const isAddressType = type === 'A' || type === 'AAAA' || type === 'PTR';
  const isAboutLookups =
    types.includes('CNAME') &&
    /look ?ups?|look(?:s|ing)? up|quer|eventually|finally|then|in the end/i.test(own);
  if (!isAboutLookups)
    for (const match of own.matchAll(given))
      if (isAddressType || !/\b(?:its|their|whose)\b/i.test(match[0]))
        report(match, sideOf(match[3]), sideOf(match[2]));
  for (const match of own.matchAll(labelled)) report(match, sideOf(match[2]), sideOf(match[1]));
  mistakes.push(...wrongLookup(clause, own, type, statement));
  return mistakes;
}

function firstWord(text: string): number {
  return /^[\s,;.:-]*(?:(?:and|but|while|whereas|or)\b\s*)?/.exec(text)?.[0].length ?? 0;
}

function wrongLookup(
  { types, start }: Clause,
  own: string,
  type: RecordType,
  statement: Statement,
): Mistake[] {
  const isForward = types.every((each) => each === 'A' || each === 'AAAA');
  const found = isForward
    ? reverse.exec(own)
    : types.length === 1 && type === 'PTR'
      ? forward.exec(own)
      : null;
  if (!found || /\b(?:not|PTR|in-addr|unlike|and reverse|forward and)\b/i.test(isForward ? own : ''))
    return [];
  const place = { start: start + firstWord(own), end: start + found.index + found[0].length };
  if (!isAsserted(statement, place.start, place.end)) return [];
  return [{ ...place, computation: rules[type] ?? '', correction: corrections[type] ?? '' }];
}

function sideOf(words: string | undefined): Side | null {
  if (words === undefined) return null;
  if (/mail|smtp/i.test(words)) return 'mail server';
  if (/name ?server|dns server/i.test(words)) return 'name server';
  if (/v?6(?!4)|128/.test(words)) return 'ipv6';
  if (/v4|32-bit/i.test(words)) return 'ipv4';
  if (/\bips?\b|\baddress/i.test(words)) return 'address';
  return 'name';
}

const addresses: readonly Side[] = ['ipv4', 'ipv6', 'address'];

/** Whether a record of a type cannot lead from one side to the other; null where the text does not give the side. */
function isWrong(
  type: RecordType,
  from: Side | null,
  to: Side | null,
  { isShared, isNamed }: { isShared: boolean; isNamed: boolean },
): boolean {
  const isFromAddress = from !== null && addresses.includes(from);
  const isToAddress = to !== null && addresses.includes(to);
  switch (type) {
    case 'A':
      return (
        isFromAddress ||
        (to === 'name' && from === 'name' && isNamed) ||
        (to === 'ipv6' && !isShared) ||
        to === 'mail server'
      );
    case 'AAAA':
      return (
        isFromAddress ||
        (to === 'name' && from === 'name' && isNamed) ||
        (to === 'ipv4' && !isShared) ||
        to === 'mail server'
      );
    case 'CNAME':
      return isToAddress || isFromAddress;
    case 'PTR':
      return (from === 'name' && to !== null) || (isToAddress && !isFromAddress && from !== null);
    case 'MX':
      return isToAddress;
    case 'NS':
      return isToAddress;
    case 'TXT':
    case 'SOA':
    case 'SRV':
      return false;
  }
}

const rules: Partial<Record<RecordType, string>> = {
  A: 'The owner of an A record is a name and its data is one IPv4 address of 32 bits (RFC 1035, 3.4.1), so it leads from the name to the address.',
  AAAA: 'The owner of an AAAA record is a name and its data is one IPv6 address of 128 bits (RFC 3596, 2.2), so it leads from the name to the address.',
  CNAME:
    'The owner of a CNAME record is an alias and its data is the canonical name (RFC 1035, 3.3.1), never an address.',
  PTR: 'The owner of a PTR record is an address written as a name below in-addr.arpa or ip6.arpa, and its data is a name (RFC 1035, 3.3.12 and 3.5).',
  MX: 'The data of an MX record is a preference and the name of a mail host (RFC 1035, 3.3.9), never an address.',
  NS: 'The data of an NS record is the name of a name server (RFC 1035, 3.3.11), never an address.',
};
const corrections: Partial<Record<RecordType, string>> = {
  A: 'An A record maps a host name to an IPv4 address; a PTR record leads the other way.',
  AAAA: 'An AAAA record maps a host name to an IPv6 address; a PTR record leads the other way.',
  CNAME: 'A CNAME record maps one name to another.',
  PTR: 'A PTR record maps an IP address to a name.',
  MX: 'An MX record gives the name of the host that takes a domain’s mail.',
  NS: 'An NS record gives the name of a zone’s name server.',
};
