import { readZoneLine, type ZoneLine } from '../../net/zone-line.ts';
import type { CodeText } from './code-text.ts';

/** A record given by a line of code. */
export interface PlacedZoneLine extends ZoneLine {
  readonly line: number;
  readonly text: string;
}

const zoneLanguages = new Set([
  'dns',
  'zone',
  'bind',
  'dns-zone',
  'dnszone',
  'dns-zone-file',
  'zonefile',
  'named',
]);
const looksLikeName = /^(?:@|\*|[\w-]+(?:\.[\w-]+)*\.?)$/;

/** The records in code that is a zone, a dig answer or a single record; none where the code is anything else. */
export function zoneLinesOf({ language, lines, isInline }: CodeText): PlacedZoneLine[] {
  const read = lines.flatMap(({ text, line }) => {
    const found = readZoneLine(text);
    return found ? [{ ...found, line, text }] : [];
  });
  const isZone =
    zoneLanguages.has(language) ||
    read.some(({ isCertain }) => isCertain) ||
    lines.some(({ text }) => /^\s*\$(?:ORIGIN|TTL)\b/.test(text));
  if (isZone) return read;
  const isList = read.length === lines.filter(({ text }) => text.trim() !== '').length;
  return isList || isInline
    ? read.filter(
        ({ owner, data }) => data.split(' ').length <= 2 && (owner === null || looksLikeName.test(owner)),
      )
    : [];
}
