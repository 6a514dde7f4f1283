import type { Check, LineMistake, Mistake } from '../check.ts';
import type { TableText } from '../material.ts';
import { plainLine } from '../plain-line.ts';
import { zoneLinesOf, type PlacedZoneLine } from '../zone-lines.ts';

const rule =
  'A name with a CNAME is only an alias, so it may have no other data (RFC 1034, 3.6.2; RFC 2181, 10.1)';
const apexRule = `${rule}, and the top of a zone always has SOA and NS records.`;

const other = String.raw`(?:an?\s+)?(?:A|AAAA|MX|TXT|NS|SOA|SRV|other|another|any other|more|address|mail|different)\b(?:\s*(?:\/|,|and|or)\s*(?:A|AAAA|MX|TXT|NS|SOA)\b)*\s*(?:type of |types of |kind of |resource )?(?:records?|data|types)?`;
const together = new RegExp(
  String.raw`\bCNAMEs?\b(?: records?)?[^.;]{0,60}?\b(?:alongside|together with|coexists?(?: with)?|co-exists?(?: with)?|next to|beside|besides|in addition to|along with|as well as|share[sd]? (?:its|the|a) name with|combined with|mix(?:ed)? with|live with|stand beside|sit beside)\s+${other}`,
  'i',
);
const both = new RegExp(
  String.raw`\b(?:has|have|have both|has both|gets?|hold|holds|carry|carries|own|with|put|place|define|create|add|use)\s+(?:both\s+)?an?\s+(?:CNAME(?: record)?\s+(?:and|as well as|plus|alongside|next to|together with)\s+(?:also\s+)?an?\s+(?:A|AAAA|MX|TXT|NS|SRV)|(?:A|AAAA|MX|TXT|NS|SRV)(?: record)?\s+(?:and|as well as|plus|alongside|next to|together with)\s+(?:also\s+)?a\s+CNAME)\b[^.;]*`,
  'i',
);
const sameName =
  /\b(?:same (?:name|owner|host|hostname|label|node|domain)|(?:one|a single) (?:name|host|owner|label)|at once|for (?:www|[\w-]+\.[\w.]+)|of (?:www|[\w-]+\.[\w.]+)|[\w-]+\.[\w.-]+ (?:has|have|can))\b/i;
const apex =
  /\b(?:apex|root (?:domain|of (?:the|a) (?:zone|domain))|naked domain|bare domain|top of (?:the|a) zone|zone root)\b/i;
const allows =
  /\b(?:can|may|could|is allowed|are allowed|allowed|is fine|works?|valid|possible|supports?|put|place|set|add|create|use|uses|point|should|must|has|have)\b/i;
const workaround = /\b(?:ALIAS|ANAME|flatten\w*|Cloudflare|Route ?53|instead|some providers|DNSSEC|RRSIG)\b/;

export const check: Check = {
  id: 'cname-alone',
  isWordy: true,
  trigger: /CNAME/i,
  inStatement({ text }) {
    if (!/CNAME/i.test(text) || workaround.test(text)) return [];
    const match = together.exec(text) ?? both.exec(text);
    if (match && (sameName.test(text) || /coexist|co-exist|alongside|share/i.test(match[0])))
      return [mistakeAt(match, `${rule}.`, 'Give the name either a CNAME or other records, not both.')];
    const top = apex.exec(text);
    const cname = /\bCNAME\b/i.exec(text);
    if (!top || !cname || !allows.test(text)) return [];
    const start = Math.min(top.index, cname.index);
    const end = Math.max(top.index + top[0].length, cname.index + cname[0].length);
    return [
      {
        start,
        end,
        computation: apexRule,
        correction: 'There can be no CNAME at the top of a zone; use address records there.',
      },
    ];
  },
  inCode(code) {
    if (code.isInline || code.lines.some(({ text }) => isRemark(text))) return [];
    return crowded(zoneLinesOf(code), code.lines.map(({ text }) => text).join('\n'));
  },
  inSection({ parts }) {
    return parts.flatMap((part) => (part.kind === 'table' ? crowded(recordsOf(part), '') : []));
  },
};

function mistakeAt(match: RegExpExecArray, computation: string, correction: string): Mistake {
  return { start: match.index, end: match.index + match[0].length, computation, correction };
}

/** A comment that says the lines are alternatives, or wrong on purpose. */
function isRemark(text: string): boolean {
  return /(?:;|#|\/\/).*\b(?:or|before|after|instead|wrong|alternative\w*|option|invalid|error|not allowed|illegal|bad|conflict\w*|✗|❌)\b/i.test(
    text,
  );
}

type Placed = Pick<PlacedZoneLine, 'owner' | 'type' | 'data' | 'line' | 'text'>;

function crowded(lines: readonly Placed[], zone: string): LineMistake[] {
  const origin = /^\s*\$ORIGIN\s+(\S+)/m.exec(zone)?.[1]?.toLowerCase() ?? null;
  const byOwner = new Map<string, Placed[]>();
  let owner = '';
  for (const line of lines) {
    if (line.owner !== null) owner = keyOf(line.owner, origin);
    const own = byOwner.get(owner) ?? [];
    if (!own.some(({ type, data }) => type === line.type && data === line.data)) own.push(line);
    byOwner.set(owner, own);
  }
  return [...byOwner].flatMap(([name, own]) => {
    const alias = own.find(({ type }) => type === 'CNAME');
    if (!alias || name === '') return [];
    const claim = alias.text.trim();
    const isTop = name === '@' || own.some(({ type }) => type === 'SOA');
    if (isTop)
      return [
        {
          line: alias.line,
          claim,
          computation: apexRule,
          correction: 'There can be no CNAME at the top of a zone; use address records there.',
        },
      ];
    const [extra] = own.filter((line) => line !== alias);
    if (!extra) return [];
    const shown = name === 'the same name' ? 'This name' : name;
    return [
      {
        line: extra.line,
        claim: `${claim} … ${extra.text.trim()}`,
        computation: `${rule}; ${shown} has a CNAME and ${extra.type === 'CNAME' ? 'another CNAME' : `a record of type ${extra.type}`}.`,
        correction: `Give ${shown} either one CNAME or other records, not both.`,
      },
    ];
  });
}

function keyOf(owner: string, origin: string | null): string {
  const name = owner.toLowerCase();
  if (name === '@' || name === origin) return '@';
  if (origin !== null && name.endsWith(`.${origin}`)) return name.slice(0, -origin.length - 1);
  return name.replace(/\.$/, '');
}

/** The records of a table with columns for name and type. */
function recordsOf({ raw, line }: TableText): Placed[] {
  const [header = '', , ...rows] = raw.split('\n');
  const headers = cells(header);
  const nameAt = headers.findIndex((text) =>
    /^(?:name|owner|host(?:name)?|record|record name|domain(?: name)?|label)$/i.test(text),
  );
  const typeAt = headers.findIndex((text) => /^(?:record )?type$/i.test(text));
  const dataAt = headers.findIndex((text) =>
    /^(?:value|data|content|target|points to|rdata|answer)$/i.test(text),
  );
  if (nameAt < 0 || typeAt < 0) return [];
  return rows.flatMap((row, index) => {
    const own = cells(row);
    const [owner = '', type = ''] = [own[nameAt], own[typeAt]];
    if (owner === '' || !/^[A-Z]{1,6}$/.test(type)) return [];
    return [
      {
        owner,
        type,
        data: own[dataAt] ?? '',
        line: line + index + 2,
        text: `${owner} ${type} ${own[dataAt] ?? ''}`,
      },
    ];
  });
}

function cells(row: string): string[] {
  return row
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => plainLine(cell.trim()).trim());
}
