import { parseInet, type InetAddress } from './inet-text.ts';

/** One line of a hosts file that gives an address names. */
export interface HostsEntry {
  /** From 1. */
  readonly line: number;
  readonly address: InetAddress;
  /** The official name first, then its aliases; as written. */
  readonly names: readonly string[];
}

/** A line of a hosts file that is passed over, because it does not begin with an address. */
export interface IgnoredHostsLine {
  readonly line: number;
  readonly word: string;
  readonly names: readonly string[];
}

/** Reads /etc/hosts as the C library does: an address in full, names after it, `#` ends a line; other lines are passed over. */
export function parseHostsFile(text: string): {
  entries: HostsEntry[];
  ignored: IgnoredHostsLine[];
} {
  const entries: HostsEntry[] = [];
  const ignored: IgnoredHostsLine[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const [content = ''] = line.split('#');
    const [first, ...names] = content.split(/[ \t\r\v\f]+/).filter((word) => word !== '');
    if (first === undefined) continue;
    const address = parseInet(first);
    if (address === null) ignored.push({ line: index + 1, word: first, names });
    else if (names.length > 0) entries.push({ line: index + 1, address, names });
  }
  return { entries, ignored };
}

/** Whether a hosts line has the name, in any case of letters; a final dot counts as part of the name. */
export function hasHostName(entry: { readonly names: readonly string[] }, name: string): boolean {
  return entry.names.some((known) => known.toLowerCase() === name.toLowerCase());
}
