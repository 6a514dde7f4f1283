import { parseIpv4 } from '../../../net/address.ts';
import { ipv6Use } from '../../../net/ipv6-use.ts';
import { withoutContrast } from '../asserted.ts';
import type { Check, LineMistake, Mistake } from '../check.ts';
import { recordWords } from '../record-words.ts';
import { zoneLinesOf, type PlacedZoneLine } from '../zone-lines.ts';
import { mayHoldRecord } from '../triggers.ts';

type Shape = 'IPv4 address' | 'IPv6 address' | 'name';

const address =
  /(?<![\w.:/-])(?:\d{1,3}(?:\.\d{1,3}){3}(?![\w/]|\.\d)|(?=[\da-f]{0,4}:[\da-f:]*[\da-f:]{2})[\da-f]{0,4}(?::[\da-f]{0,4}){2,7}(?![\w:/]))/gi;
const gives =
  /^(?:[^;.]|\.(?=\S)){0,70}?(?:\bto\b|[=:→;]|->|\bis\b|\bare\b|\bvalue\b|\bof\b|\bwith\b|\bholds?\b|\bcontains?\b|\breturns?\b|\bsays\b|\bgives\b|\bcontaining\b|\bsuch as\b|\blike\b|\be\.g\b|\bset\b|\bat\b|\()[^;]{0,40}$|^\s*["'(]?$/i;
const looseBetween =
  /\b(?:look ?up|query|quer(?:y|ied)|whose|then|resolver|server at|instead|also|asks?|\bdig\b|reverse|from)\b/i;

export const check: Check = {
  id: 'record-value',
  trigger: mayHoldRecord,
  inStatement(statement) {
    const text = withoutContrast(statement.text);
    if (!/\d\.\d+\.\d|::|[\da-f]:[\da-f]/i.test(text)) return [];
    const words = recordWords(text);
    return words.flatMap((word, index) => {
      const limit = words[index + 1]?.start ?? text.length;
      address.lastIndex = word.end;
      const found = address.exec(text);
      if (!found || found.index >= limit) return [];
      const between = text.slice(word.end, found.index);
      const isField =
        statement.kind === 'row' &&
        /^\s*;\s*(?:value|data|content|points to|target|address|answer|rdata|example|ip|result)[^;:]{0,20}:\s*$/i.test(
          between,
        );
      if (!isField && (!gives.test(between) || looseBetween.test(between) || /;/.test(between))) return [];
      const shape = shapeOf(found[0]);
      if (shape === null || !isWrong(word.type, shape)) return [];
      if (
        word.type !== 'A' &&
        word.type !== 'AAAA' &&
        !isField &&
        !/\bto\b|[=:→]|->|value|holds|contain|is\b/i.test(between)
      )
        return [];
      const place = { start: word.start, end: found.index + found[0].length, at: found.index };
      return [{ ...place, ...verdict(word.type, found[0], shape) } satisfies Mistake];
    });
  },
  inCode(code) {
    return zoneLinesOf(code).flatMap((line) => wrongLine(line, code.isInline));
  },
};

function wrongLine({ type, data, line, text, isCertain }: PlacedZoneLine, isInline: boolean): LineMistake[] {
  const words = data.split(' ');
  const value = (type === 'MX' ? words.at(-1) : words[0]) ?? '';
  const shape = shapeOf(value.replace(/(?<=\d)\.$/, ''));
  if (shape === null || !isWrong(type, shape)) return [];
  const isUnsure = shape === 'name' && (!isCertain || isInline || words.length > 1 || !/\w\.\w/.test(value));
  if (isUnsure) return [];
  return [{ line, claim: text.trim(), ...verdict(type, value, shape) }];
}

function shapeOf(value: string): Shape | null {
  if (parseIpv4(value) !== null) return 'IPv4 address';
  if (ipv6Use(value) !== null) return 'IPv6 address';
  return /^(?=.*[a-z])[a-z\d_-]+(?:\.[a-z\d_-]+)+\.?$/i.test(value) && !/^x+\.|\.x+(?:\.|$)/i.test(value)
    ? 'name'
    : null;
}

function isWrong(type: string, shape: Shape): boolean {
  if (type === 'A') return shape !== 'IPv4 address';
  if (type === 'AAAA') return shape !== 'IPv6 address';
  return ['CNAME', 'NS', 'MX'].includes(type) && shape !== 'name';
}

const data: Readonly<Record<string, string>> = {
  A: 'an IPv4 address (RFC 1035, 3.4.1)',
  AAAA: 'an IPv6 address (RFC 3596, 2.2)',
  CNAME: 'a name (RFC 1035, 3.3.1)',
  NS: 'the name of a server (RFC 1035, 3.3.11)',
  MX: 'a preference and the name of a mail host (RFC 1035, 3.3.9)',
};

function verdict(type: string, value: string, shape: Shape): { computation: string; correction: string } {
  const article = shape === 'name' ? 'a' : 'an';
  const better = { 'IPv4 address': 'A', 'IPv6 address': 'AAAA', name: 'CNAME' }[shape];
  return {
    computation: `The data of ${type === 'A' || type === 'AAAA' || type === 'NS' || type === 'MX' ? 'an' : 'a'} ${type} record is ${data[type] ?? ''}, and ${value} is ${article} ${shape}.`,
    correction:
      type === 'MX' || type === 'NS'
        ? `Give the name of the server, and its address in a record of type ${better}.`
        : `A record that holds ${value} is of type ${better}.`,
  };
}
